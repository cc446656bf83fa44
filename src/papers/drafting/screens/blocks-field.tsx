import { Menu } from '@mantine/core'
import { Button } from '../../../web/kit/button.tsx'
import { SelectField } from '../../../web/kit/field/select-field.tsx'
import { TextAreaField, TextField } from '../../../web/kit/field/text-field.tsx'
import { useT } from '../../../web/use-t.ts'
import type { DraftBlock } from '../draft-text.ts'
import { NamesBlock } from './names-block.tsx'
import { moved, replaced, RowFrame, without } from './rows-of.tsx'
import { TableBlock } from './table-block.tsx'
import { newPassage } from './use-writing.ts'

type Kind = DraftBlock['kind']
const kinds: readonly Kind[] = ['article', 'paragraph', 'heading', 'list', 'table', 'names']
const markers = ['dash', 'plus', 'number', 'letter'] as const

function fresh(kind: Kind): DraftBlock {
  const id = newPassage()
  switch (kind) {
    case 'article':
      return { id, kind, title: '', text: '' }
    case 'heading':
      return { id, kind, level: 1, text: '' }
    case 'list':
      return { id, kind, marker: 'dash', items: [''] }
    case 'table':
      return { id, kind, caption: '', unit: '', columns: [1, 2].map(() => ({ title: '', width: 10, align: 'left' as const })), rows: [['', '']] }
    case 'names':
      return { id, kind, of: 'agencies', asOf: null, noteTitle: '', rows: [] }
    default:
      return { id, kind: 'paragraph', text: '', align: 'justify' }
  }
}

/** Articles are counted by themselves; the others are named by their place. */
function nameOf(blocks: readonly DraftBlock[], n: number, t: (key: string, details?: Record<string, string | number>) => string): string {
  const block = blocks[n]
  if (block?.kind === 'article') return t('drafting.article', { no: blocks.slice(0, n + 1).filter(({ kind }) => kind === 'article').length })
  return `${t(`drafting.block.${block?.kind ?? 'paragraph'}`)} ${n + 1}`
}

interface Props {
  blocks: readonly DraftBlock[]
  path: string
  onChange: (blocks: DraftBlock[]) => void
}

/** The passages of a paper or of an annex in their order. */
export function BlocksField({ blocks, path, onChange }: Props) {
  const t = useT()
  return (
    <div className="hc-stack">
      {blocks.map((block, n) => (
        <RowFrame
          key={block.id}
          name={nameOf(blocks, n, t)}
          first={n === 0}
          last={n === blocks.length - 1}
          onMove={(by) => onChange(moved(blocks, n, by))}
          onRemove={() => onChange(without(blocks, n))}
        >
          <OneBlock block={block} path={`${path}.${n}`} onChange={(next) => onChange(replaced(blocks, n, next))} />
        </RowFrame>
      ))}
      <div>
        <Menu position="bottom-start">
          <Menu.Target>
            <Button icon="plus">{t('drafting.act.add-passage')}</Button>
          </Menu.Target>
          <Menu.Dropdown>
            {kinds.map((kind) => (
              <Menu.Item key={kind} onClick={() => onChange([...blocks, fresh(kind)])}>
                {t(`drafting.block.${kind}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </div>
    </div>
  )
}

function OneBlock({ block, path, onChange }: { block: DraftBlock; path: string; onChange: (block: DraftBlock) => void }) {
  const t = useT()
  switch (block.kind) {
    case 'paragraph':
      return (
        <TextAreaField
          name={`${path}.text`}
          label={t('drafting.words')}
          rows={4}
          maxLength={20_000}
          value={block.text}
          onChange={(text) => onChange({ ...block, text })}
        />
      )
    case 'heading':
      return (
        <>
          <SelectField
            name={`${path}.level`}
            label={t('drafting.field.level')}
            value={String(block.level)}
            onChange={(level) => onChange({ ...block, level: level === '2' ? 2 : level === '3' ? 3 : 1 })}
            choices={['1', '2', '3'].map((level) => ({ value: level, label: t(`drafting.level.${level}`) }))}
          />
          <TextField name={`${path}.text`} label={t('drafting.words')} maxLength={1000} value={block.text} onChange={(text) => onChange({ ...block, text })} />
        </>
      )
    case 'article':
      return (
        <>
          <TextField
            name={`${path}.title`}
            mark="optional"
            label={t('drafting.field.article-title')}
            value={block.title}
            onChange={(title) => onChange({ ...block, title })}
          />
          <TextAreaField
            name={`${path}.text`}
            label={t('drafting.words')}
            help={t('drafting.help.clauses')}
            rows={4}
            maxLength={20_000}
            value={block.text}
            onChange={(text) => onChange({ ...block, text })}
          />
        </>
      )
    case 'list':
      return (
        <>
          <SelectField
            name={`${path}.marker`}
            label={t('drafting.field.marker')}
            value={block.marker}
            onChange={(marker) => onChange({ ...block, marker: marker ?? 'dash' })}
            choices={markers.map((marker) => ({ value: marker, label: t(`drafting.marker.${marker}`) }))}
          />
          <TextAreaField
            name={`${path}.items`}
            label={t('drafting.words')}
            help={t('drafting.help.items')}
            rows={4}
            maxLength={100_000}
            value={block.items.join('\n')}
            onChange={(text) => onChange({ ...block, items: text.split('\n') })}
          />
        </>
      )
    case 'table':
      return <TableBlock block={block} path={path} onChange={onChange} />
    case 'names':
      return <NamesBlock block={block} path={path} onChange={onChange} />
  }
}
