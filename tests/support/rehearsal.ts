// Writes that are done to the very end and then not kept: what bad input would do can be tried on one state after the other.
import type { TestProduct } from './app.ts'

/** How an answer says that everything went well up to the commit. */
export const wouldBeKept = (answer: { statusCode: number; body: string }): boolean => answer.statusCode === 503 && /request\.took-too-long/.test(answer.body)

/** Every write with a key takes a row of `idempotency_key`; while rehearsed, its transaction is cancelled at the commit. */
export async function rehearsals(product: TestProduct): Promise<(on: boolean) => Promise<void>> {
  await product.db.owner.query(`
    CREATE TABLE rehearsal (active boolean NOT NULL);
    INSERT INTO rehearsal VALUES (false);
    CREATE FUNCTION rehearse() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
    BEGIN
      IF (SELECT active FROM rehearsal) THEN RAISE EXCEPTION 'rehearsed' USING ERRCODE = '57014'; END IF;
      RETURN NULL;
    END $$;
    CREATE CONSTRAINT TRIGGER rehearse AFTER INSERT ON idempotency_key DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION rehearse();`)
  return async (on) => {
    await product.db.owner.query('UPDATE rehearsal SET active = $1', [on])
  }
}
