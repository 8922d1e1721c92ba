import { disposableEmailBlocklistSet } from 'disposable-email-domains-js';

/**
 * Domains that hide an address and deliver to it for as long as its owner wants, and misspelt names of providers: not
 * disposable, whatever a list says.
 */
const NEVER = new Set(
  `
    privaterelay.appleid.com icloud.com mozmail.com relay.firefox.com duck.com users.noreply.github.com
    simplelogin.com simplelogin.co simplelogin.fr simplelogin.io slmail.me slmails.com aleeas.com 8alias.com
    8shield.net dralias.com silomails.com passmail.net passmail.com passinbox.com passfwd.com
    anonaddy.com anonaddy.me addy.io 33mail.com e4ward.com opayq.com erine.email
    gmial.com hotmial.com
  `
    .trim()
    .split(/\s+/),
);
const LISTED = disposableEmailBlocklistSet();

/** Whether a domain, in lower case, is one of mailboxes that anybody opens for minutes and nobody keeps. */
export function isDisposableDomain(domain: string): boolean {
  return LISTED.has(domain) && !NEVER.has(domain);
}
