import ipaddr from 'ipaddr.js';

/** A provider gives a customer at least a /64 of IPv6: addresses within it are one. */
const IPV6_GROUPS = 4;

/** What the address of a request is counted under. */
export const addressOf = (ip = ''): string => {
  if (!ipaddr.isValid(ip)) return ip;
  const address = ipaddr.process(ip); // makes ::ffff:192.0.2.1 the IPv4 address that it is
  if (!(address instanceof ipaddr.IPv6)) return address.toString();
  return address.parts.slice(0, IPV6_GROUPS).join(':');
};
