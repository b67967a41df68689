/** `npm run vectors`: makes the vectors of every article of every tenant anew, for KNOWLEDGE=vectorize. */
import { withParley } from './operator.ts';

interface Page {
  indexed: number;
  cursor: string | null;
  hasVectors: boolean;
}

await withParley(async (operator) => {
  for (const { id, slug } of await operator.get<{ id: string; slug: string }[]>('/tenants')) {
    let after: string | null = null;
    let indexed = 0;
    do {
      const page: Page = await operator.post('/vectors', { tenantId: id, after });
      if (!page.hasVectors) {
        process.stderr.write('this installation keeps no vectors: KNOWLEDGE is not vectorize\n');
        process.exitCode = 1;
        return;
      }
      indexed += page.indexed;
      after = page.cursor;
      process.stderr.write(`${slug}: ${indexed} articles\n`);
    } while (after);
  }
});
