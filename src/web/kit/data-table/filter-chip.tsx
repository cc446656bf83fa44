import { Checkbox, Popover, Radio, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { Day } from '../../../kernel/day.ts'
import { fold } from '../../../kernel/fold.ts'
import { useT } from '../../use-t.ts'
import { Button } from '../button.tsx'
import { DateField } from '../field/date-field.tsx'
import { Icon } from '../icon.tsx'
import { type Filter, inWords } from './filter.ts'

interface ChipProps<F extends Filter = Filter> {
  filter: F
  value: string | undefined
  onChange: (value: string | undefined) => void
}

/** One filter: its name while nothing is chosen, its value in words once something is. */
export function FilterChip({ filter, value, onChange }: ChipProps) {
  const t = useT()
  const [opened, setOpened] = useState(false)
  return (
    <div className="hc-chip" data-chosen={value !== undefined || undefined}>
      <Popover opened={opened} onChange={setOpened} position="bottom-start" trapFocus returnFocus width={300}>
        <Popover.Target>
          <button type="button" className="hc-chip-button" onClick={() => setOpened(!opened)}>
            {value === undefined ? (
              filter.label
            ) : (
              <>
                <span className="hc-chip-name">{filter.label}:</span> {inWords(filter, value)}
              </>
            )}
            <Icon name="down" size={12} />
          </button>
        </Popover.Target>
        <Popover.Dropdown aria-label={filter.label}>
          <Editor filter={filter} value={value} onChange={onChange} close={() => setOpened(false)} />
        </Popover.Dropdown>
      </Popover>
      {value !== undefined && (
        <button type="button" className="hc-chip-clear" aria-label={t('table.clear-filter', { name: filter.label })} onClick={() => onChange(undefined)}>
          <Icon name="close" size={12} />
        </button>
      )}
    </div>
  )
}

function Editor({ filter, value, onChange, close }: ChipProps & { close: () => void }): ReactNode {
  switch (filter.kind) {
    case 'choice':
      return <ChoiceEditor filter={filter} value={value} onChange={onChange} close={close} />
    case 'day':
      return (
        <DateField
          label={filter.label}
          value={value === undefined ? null : (Day.safeParse(value).data ?? null)}
          onChange={(day) => onChange(day ?? undefined)}
        />
      )
    case 'text':
      return (
        <TextEditor
          filter={filter}
          value={value}
          onChange={(text) => {
            onChange(text)
            close()
          }}
        />
      )
  }
}

function ChoiceEditor({ filter, value, onChange, close }: ChipProps<Extract<Filter, { kind: 'choice' }>> & { close: () => void }) {
  const t = useT()
  const [words, setWords] = useState('')
  const chosen = value === undefined ? [] : value.split(',')
  const offered = filter.choices.filter((choice) => fold(choice.label).includes(fold(words)))
  return (
    <div className="hc-chip-editor">
      {filter.choices.length > 8 && (
        <TextInput
          data-autofocus
          aria-label={t('table.search-in', { name: filter.label })}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          leftSection={<Icon name="search" />}
        />
      )}
      <div className="hc-chip-choices">
        {filter.several ? (
          <Checkbox.Group aria-label={filter.label} value={chosen} onChange={(next) => onChange(next.length === 0 ? undefined : next.join(','))}>
            {offered.map((choice) => (
              <Checkbox key={choice.value} value={choice.value} label={choice.label} />
            ))}
          </Checkbox.Group>
        ) : (
          <Radio.Group
            aria-label={filter.label}
            value={value ?? null}
            onChange={(next) => {
              onChange(next)
              close()
            }}
          >
            {offered.map((choice) => (
              <Radio key={choice.value} value={choice.value} label={choice.label} />
            ))}
          </Radio.Group>
        )}
        {offered.length === 0 && <p className="hc-faint">{t('kit.nothing-found')}</p>}
      </div>
    </div>
  )
}

function TextEditor({ filter, value, onChange }: ChipProps) {
  const t = useT()
  const [text, setText] = useState(value ?? '')
  return (
    <form
      className="hc-chip-editor"
      onSubmit={(event) => {
        event.preventDefault()
        onChange(text.trim() === '' ? undefined : text.trim())
      }}
    >
      <TextInput data-autofocus label={filter.label} value={text} maxLength={200} onChange={(event) => setText(event.currentTarget.value)} />
      <Button type="submit">{t('table.apply')}</Button>
    </form>
  )
}
