import { useState } from 'react'
import { ActSheet } from '../../../web/kit/act-sheet.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { useFormat } from '../../../web/use-format.ts'
import type { ImportCounts } from '../import.contract.ts'

/** For sentences: the good, the bad and the kept rows as they are written, `count` for the plural of the good ones. A type, because `t` takes a record. */
type Counted = {
  count: number
  good: string
  bad: string
  kept: string
}

/** The words of one kind of import, given how many rows there are. */
export type ImportWords = (
  counted: Counted,
  counts: ImportCounts,
) => {
  /** No row would be imported. */
  nothing: string
  /** On the button, and above the sheet. */
  start: string
  /** On the button where only the good rows would be imported; `start` without it. */
  startGood?: string
  /** Beside that button: the bad rows can be mended first. */
  mend?: string
  confirm: string
  changes: string
  /** Where there are rows that stay as they are, and rows left out. */
  keeps?: string
  skips: string
  told: string
  final: string
}

export interface ImportStartProps {
  counts: ImportCounts
  words: ImportWords
  /** The preview is of the former choice. */
  stale: boolean
  onConfirm: () => Promise<unknown>
}

/** The act that starts the work of importing. */
export function ImportStart({ counts, words, stale, onConfirm }: ImportStartProps) {
  const format = useFormat()
  const [opened, setOpened] = useState(false)
  const { created, refused, unchanged } = counts
  const said = words({ count: created, good: format.number(created), bad: format.number(refused), kept: format.number(unchanged) }, counts)
  if (created === 0) return <p>{said.nothing}</p>
  return (
    <>
      <div className="hc-row">
        <Button weight="main" pending={stale} onClick={() => setOpened(true)}>
          {refused > 0 ? (said.startGood ?? said.start) : said.start}
        </Button>
        {refused > 0 && said.mend !== undefined && <span className="hc-faint">{said.mend}</span>}
      </div>
      <ActSheet
        opened={opened}
        onClose={() => setOpened(false)}
        title={said.start}
        confirm={said.confirm}
        onConfirm={onConfirm}
        changes={[said.changes, ...(unchanged > 0 && said.keeps !== undefined ? [said.keeps] : []), ...(refused > 0 ? [said.skips] : [])]}
        told={[said.told]}
        final={[said.final]}
      />
    </>
  )
}
