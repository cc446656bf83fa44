import { useState } from 'react'
import { Button } from '../../../web/kit/button.tsx'
import { Note } from '../../../web/kit/note.tsx'
import { useT } from '../../../web/use-t.ts'
import type { ActLine } from '../act-line.ts'

/** What the check proposes for agencies left behind, taken over with one act. */
export function ProposalNote({ proposals, takeOver }: { proposals: readonly ActLine[]; takeOver: (lines: readonly ActLine[]) => Promise<void> }) {
  const t = useT()
  const [pending, setPending] = useState(false)
  const take = async () => {
    setPending(true)
    // What was refused is told above the preview.
    await takeOver(proposals).catch(() => undefined)
    setPending(false)
  }
  return (
    <Note
      tone="info"
      title={t('acts.check.proposals', { count: proposals.length })}
      acts={
        <Button weight="main" icon="check" pending={pending} onClick={() => void take()}>
          {t('acts.check.take-all', { count: proposals.length })}
        </Button>
      }
    >
      {t('acts.check.proposals-text')}
    </Note>
  )
}
