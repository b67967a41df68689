/**
 * `npm run bootstrap -- --file F`: creates tenants from a JSON file (an array, or `{ "tenants": [...] }`; the shape is in
 * worker/flows/create-tenant). Refuses a tenant that exists and goes on with the others; exits 1 if any was refused.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { OperatorProblem, withParley } from './operator.ts';

const { values } = parseArgs({ options: { file: { type: 'string' } } });
if (!values.file) {
  process.stderr.write('usage: npm run bootstrap -- --file tenants.json\n');
  process.exit(2);
}
const given = JSON.parse(readFileSync(values.file, 'utf8')) as unknown[] | { tenants: unknown[] };
const tenants = Array.isArray(given) ? given : given.tenants;

let refused = 0;
await withParley(async (operator) => {
  for (const tenant of tenants) {
    const name = (tenant as { slug?: string }).slug ?? '(no slug)';
    try {
      const created = await operator.post<object>('/tenants', tenant);
      process.stdout.write(`${JSON.stringify(created)}\n`);
    } catch (error) {
      refused++;
      const why =
        error instanceof OperatorProblem ? `${error.code}: ${error.message}` : String(error);
      process.stderr.write(`${name}: ${why}\n`);
    }
  }
});
process.exit(refused > 0 ? 1 : 0);
