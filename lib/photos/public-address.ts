import { isIP } from "node:net";
import ipaddr from "ipaddr.js";
import { hostOf } from "./photo-address";

/** What IANA has given out for the public internet; ipaddr.js calls everything it does not know "unicast". */
const PUBLIC_IPV6 = ipaddr.IPv6.parseCIDR("2000::/3");

/** Azure's own address for its host services, public by its number only. */
const AZURE_HOST = "168.63.129.16";

/**
 * Whether an IP address belongs to the public internet: not private, loopback, link-local, shared, multicast,
 * reserved, for documentation or benchmarks, and no IPv6 form that leads on to an IPv4 address (6to4, Teredo, NAT64,
 * IPv4-compatible). An IPv4-mapped address is judged as the IPv4 address it is. Anything unreadable is not public.
 */
export function isPublicAddress(text: string): boolean {
  // isIP first: ipaddr.js reads 0177.0.0.1 as well. A zone (%eth0) binds to a local interface.
  if (isIP(text) === 0 || text.includes("%")) return false;
  // The URL's parser writes IPv6 in one way; ipaddr.js would read ::8.8.8.8 as if it were ::ffff:8.8.8.8.
  const address = ipaddr.process(isIP(text) === 6 ? hostOf(new URL(`https://[${text}]`)) : text);
  if (address.range() !== "unicast") return false;
  return address.kind() === "ipv4" ? address.toString() !== AZURE_HOST : address.match(PUBLIC_IPV6);
}
