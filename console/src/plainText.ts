/** Texts of the machine, as a person reads them. Pure. */

const KNOWN: Record<string, string> = {
  ConnectException: "can't be reached",
  NoRouteToHostException: "can't be reached",
  ClosedChannelException: 'hung up',
  UnknownHostException: 'has an unknown address',
  UnresolvedAddressException: 'has an unknown address',
  HttpTimeoutException: 'gave no answer in time',
  HttpConnectTimeoutException: 'gave no answer in time',
  SocketTimeoutException: 'gave no answer in time',
  TimeoutException: 'gave no answer in time',
  SSLHandshakeException: 'refused a secure connection',
};

/** Class names, with their package, or by their ending. */
const CLASS = /\b(?:(?:[a-z][a-z0-9_]*\.){2,}([A-Z]\w*)|([A-Z]\w+(?:Exception|Error)))(?:@[0-9a-f]{4,})?\b/g;
const RECORD = /\b[A-Z]\w*\[((?:\w+=[^[\],]*(?:, )?)+)\]/g;

/** A text without names and records of Java: `adyen: java.net.ConnectException` is `adyen: can't be reached`. */
export function plainText(text: string): string {
  return text
    .replace(RECORD, (_, fields: string) => recordText(fields))
    .replace(CLASS, (_, named?: string, bare?: string) => className(named ?? bare ?? ''))
    .replace(/\s+/g, ' ')
    .trim();
}

/** The message of a record if it has one, otherwise its values: `Line[sku=MUG, units=2]` is `sku MUG, units 2`. */
function recordText(fields: string): string {
  const pairs = fields.split(', ').map((field) => field.split('=') as [string, string | undefined]);
  const message = pairs.find(([name]) => name === 'message')?.[1];
  const pointer = pairs.find(([name]) => name === 'pointer')?.[1];
  if (message) return pointer ? `${pointer} ${message}` : message;
  return pairs.map(([name, value]) => `${name} ${value ?? ''}`.trim()).join(', ');
}

function className(name: string): string {
  return (
    KNOWN[name] ??
    name
      .replace(/(Exception|Error)$/, '')
      .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
      .toLowerCase()
  );
}
