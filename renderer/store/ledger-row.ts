import type { Database } from './database.ts';
import { type Ledger, ledgerSchema } from './ledger.ts';
import type { Row } from './rows.ts';

// The key of the one row of the ledger; it never changes.
const ledgerId = 'ledger';

/** The ledger as a row of `meta`; its revision is the number of journal frames it stands for. */
export const ledgerRow = (ledger: Ledger): Row => ({
  id: ledgerId,
  on: '',
  state: '',
  revision: ledger.count,
  value: ledger,
});

/** The ledger in the database; null where there is none or it does not open. */
export async function readLedger(db: Database): Promise<Ledger | null> {
  const row = await db.meta.get(ledgerId);
  const parsed = ledgerSchema.safeParse(row?.value);
  return parsed.success && parsed.data.count === row?.revision ? parsed.data : null;
}
