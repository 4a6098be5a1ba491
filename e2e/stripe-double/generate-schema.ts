// Writes request-schema.gen.json from the installed SDK's types: tsx e2e/stripe-double/generate-schema.ts
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createGenerator } from 'ts-json-schema-generator';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type JsonObject = { [key: string]: Json };

const OPEN_ENUM_REF = '#/definitions/OtherString';
/** The only request numbers that may have a fraction; every other number is money, a count or a time. */
const FRACTIONAL = /rate|percent/;

export const SCHEMA_FILE = new URL('./request-schema.gen.json', import.meta.url);

/** The JSON text of the schema, ready to be written or compared. Takes some three seconds. */
export function generateRequestSchema(): string {
  const generator = createGenerator({
    path: fileURLToPath(new URL('./request-types.ts', import.meta.url)),
    tsconfig: fileURLToPath(new URL('../../tsconfig.json', import.meta.url)),
    type: 'RequestParams',
    skipTypeCheck: true,
    expose: 'export',
    jsDoc: 'none',
    topRef: false,
    additionalProperties: false,
    encodeRefs: false,
  });
  const schema = closeEnums(generator.createSchema('RequestParams') as Json) as JsonObject;
  const definitions = schema.definitions as JsonObject;
  delete definitions.OtherString;
  // On the wire a decimal is a string; the SDK's class describes JavaScript.
  if ('Decimal' in definitions) definitions.Decimal = { type: 'string' };
  return `${numberUnnamed(JSON.stringify(schema, null, 1))}\n`;
}

/** The generator names what has no name after the path of its file: that would differ on each machine. */
function numberUnnamed(json: string): string {
  const names = new Map<string, string>();
  return json.replace(/def-[a-z]+-[\d-]+/g, (name) => {
    const numbered = names.get(name) ?? `unnamed-${names.size + 1}`;
    names.set(name, numbered);
    return numbered;
  });
}

/** The SDK's enums also admit any other string, so a stale value compiles. Stripe refuses it, and so does this. */
function closeEnums(node: Json): Json {
  if (Array.isArray(node)) return node.map(closeEnums);
  if (node === null || typeof node !== 'object') return node;
  const closed: JsonObject = {};
  for (const [key, value] of Object.entries(node)) {
    if (key === 'anyOf' && Array.isArray(value)) {
      closed.anyOf = value.filter((branch) => !isOpenEnum(branch)).map(closeEnums);
    } else if (key === 'properties') {
      closed.properties = Object.fromEntries(
        Object.entries(value as JsonObject).map(([name, type]) => [
          name,
          wholeNumbers(name, closeEnums(type)),
        ]),
      );
    } else {
      closed[key] = closeEnums(value);
    }
  }
  return closed;
}

function isOpenEnum(branch: Json): boolean {
  return (
    branch !== null && typeof branch === 'object' && !Array.isArray(branch) && branch.$ref === OPEN_ENUM_REF
  );
}

function wholeNumbers(name: string, type: Json): Json {
  if (FRACTIONAL.test(name) || type === null || typeof type !== 'object' || Array.isArray(type)) return type;
  if (type.type === 'number') return { ...type, type: 'integer' };
  if (Array.isArray(type.anyOf))
    return { ...type, anyOf: type.anyOf.map((branch) => wholeNumbers(name, branch)) };
  return type;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(SCHEMA_FILE, generateRequestSchema());
