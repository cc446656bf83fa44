import { Menu } from '@mantine/core'
import { useState } from 'react'
import { Refusal } from '../../../kernel/refusal.ts'
import { saveFile } from '../../save-file.ts'
import { useT } from '../../use-t.ts'
import { Button } from '../button.tsx'
import { useTell } from '../told.tsx'
import { useSentence } from '../use-sentence.ts'
import type { ExportFormat, ListSource } from './list-source.ts'
import type { ListState } from './use-list-state.ts'

export interface ExportsProps<Row> {
  source: Pick<ListSource<Row>, 'download' | 'prepare'>
  /** More rows than a download holds. */
  more: boolean
  state: ListState
  onPrepared: (workId: string) => void
}

/** The list as a file: at once, or made by a long work where it is longer than that. */
export function Exports<Row>({ source: { download, prepare }, more, state, onPrepared }: ExportsProps<Row>) {
  const t = useT()
  const tell = useTell()
  const sentence = useSentence()
  const [pending, setPending] = useState(false)
  const inOneGo = async (format: ExportFormat): Promise<boolean> => {
    if (!download || (more && prepare)) return false
    try {
      const file = await download(format, state)
      saveFile(file)
      tell({ text: t('table.exported', { name: file.name }) })
    } catch (error) {
      // The list grew since it was counted.
      if (prepare && error instanceof Refusal && error.kind === 'too-large') return false
      throw error
    }
    return true
  }
  const take = async (format: ExportFormat) => {
    setPending(true)
    try {
      if (!(await inOneGo(format)) && prepare) onPrepared(await prepare(format, state))
    } catch (error) {
      tell({ text: sentence(error).text, tone: 'danger' })
    } finally {
      setPending(false)
    }
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button icon="download" pending={pending}>
          {t('table.export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void take('xlsx')}>{t('table.export-xlsx')}</Menu.Item>
        <Menu.Item onClick={() => void take('csv')}>{t('table.export-csv')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
