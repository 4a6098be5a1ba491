import 'server-only';

const SECRETS = [
  [/\b(sk|rk|pk)_(live|test)_[\w-]+/g, '$1_$2_…'],
  [/\bwhsec_[\w+/=-]+/g, 'whsec_…'],
  [/\b[\w.%+-]+@[\w-]+(\.[\w-]+)+/g, '…@…'],
  // Keys under which an address or a name travels in Stripe's objects and ours.
  [
    /("?(?:line1|line2|city|state|postal_code|postalCode|name|phone|email|customerName|shippingName)"?\s*:\s*)"[^"]*"/g,
    '$1"…"',
  ],
] as const;

/** Takes keys, e-mail addresses and postal addresses out of a line that goes to a log. */
export const redact = (text: string): string =>
  SECRETS.reduce<string>((line, [pattern, blank]) => line.replace(pattern, blank), text);

export function errorLine(error: unknown): string {
  if (!(error instanceof Error)) return redact(String(error));
  const code = 'code' in error && error.code ? ` [${String(error.code)}]` : '';
  return redact(`${error.name}${code}: ${error.message}`);
}

/** One line to the error log; `detail` is printed as JSON without personal facts. */
export function logProblem(what: string, detail: Record<string, unknown> = {}): void {
  console.error(redact(`orders: ${what} ${JSON.stringify(detail)}`));
}
