/** One clock reading: an instant together with the UTC offset that was recorded beside it. */
export interface ClockReading {
  /** Unix seconds, UTC. */
  readonly at: number;
  /** Minutes east of UTC as recorded, which may be an offset that no place on earth uses. */
  readonly offset: number;
}
