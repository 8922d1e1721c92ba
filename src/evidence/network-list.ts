/** A list of networks that hide where somebody connects from, as the operator keeps it. */
export interface NetworkList {
  /** Day the list was made, unix seconds; such lists age within months. */
  readonly asOf: number;
  /** The operator's name for the network an address belongs to. */
  nameOf(address: string): string | undefined;
}
