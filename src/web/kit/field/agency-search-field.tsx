import { Combobox, InputBase, Loader, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useEffect, useState } from 'react'
import { fold } from '../../../kernel/fold.ts'
import { useSeat } from '../../session/session.tsx'
import { useT } from '../../use-t.ts'
import { Icon } from '../icon.tsx'
import { type FieldProps, useFieldFrame } from './field.tsx'
import { Highlighted } from '../highlighted.tsx'
import './agency-search-field.css'

export interface AgencyChoice {
  id: string
  name: string
  /** What tells two agencies of one name apart: parent body, years of validity. */
  note?: string | undefined
}

export interface AgencySearchFieldProps extends FieldProps<AgencyChoice | null> {
  /** Asks the server; it folds marks itself, so that "q3" and "quan 3" find "Quận 3". */
  load: (words: string, signal: AbortSignal) => Promise<readonly AgencyChoice[]>
  /** What besides the words decides the answer, e.g. the day; another value asks anew. */
  asks?: string
  /** What stands where nothing answers the words, where the records are no agencies. */
  none?: (words: string) => string
}

/** A list of choices may hold nothing but choices: what is said instead of them is one that cannot be taken. */
const said = { role: 'option', 'aria-disabled': true, 'aria-selected': false } as const

/** Finds one agency, or one record of another list, among thousands by a few letters without diacritics. */
export function AgencySearchField({ value, onChange, load, asks, none, ...field }: AgencySearchFieldProps) {
  const t = useT()
  const seat = useSeat()
  const frame = useFieldFrame(field)
  const [typed, setTyped] = useState<string | undefined>(undefined)
  const [words] = useDebouncedValue(fold(typed ?? ''), 180)
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const {
    data: found,
    isFetching,
    isPlaceholderData,
    error,
  } = useQuery({
    queryKey: ['agency-search', seat?.id, frame.name, asks, words],
    queryFn: ({ signal }) => load(words, signal),
    enabled: combobox.dropdownOpened,
    placeholderData: (former) => former,
    staleTime: 60_000,
  })
  const { selectFirstOption, dropdownOpened } = combobox
  // Enter takes the first of what was found last; where nothing was typed it takes nothing instead of what stands there.
  const searching = dropdownOpened && typed !== undefined
  useEffect(() => {
    if (searching && found && found.length > 0) selectFirstOption()
  }, [searching, found, selectFirstOption])
  const choose = (id: string) => {
    const chosen = found?.find((agency) => agency.id === id)
    if (chosen) onChange(chosen)
    setTyped(undefined)
    combobox.closeDropdown()
  }
  // Enter in the field is about agencies: it takes one that answers what is typed now, and sends the form only once one stands there.
  const takeFirst = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return
    const answered = fold(typed ?? '') === words && !isPlaceholderData
    const marked = dropdownOpened && combobox.getSelectedOptionIndex() !== -1
    if (marked && answered) return
    if (!marked && typed === undefined && value !== null) return
    event.preventDefault()
    // What is marked answers what was typed before.
    combobox.resetSelectedOption()
    const first = dropdownOpened && answered && typed !== undefined ? found?.[0] : undefined
    if (first) choose(first.id)
    else combobox.openDropdown()
  }
  return (
    <Combobox store={combobox} onOptionSubmit={choose} transitionProps={{ duration: 100 }} shadow="none">
      <Combobox.Target withExpandedAttribute>
        <InputBase
          {...frame}
          role="combobox"
          value={typed ?? value?.name ?? ''}
          autoComplete="off"
          leftSection={<Icon name="search" />}
          leftSectionPointerEvents="none"
          rightSection={
            isFetching ? (
              <Loader size={16} aria-hidden="true" />
            ) : (
              value && (
                <Combobox.ClearButton
                  aria-label={t('kit.clear')}
                  onClear={() => {
                    onChange(null)
                    setTyped(undefined)
                  }}
                />
              )
            )
          }
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            combobox.openDropdown()
          }}
          onFocus={(event) => {
            event.currentTarget.select()
            combobox.openDropdown()
          }}
          onClick={() => combobox.openDropdown()}
          onKeyDown={takeFirst}
          onBlur={() => {
            setTyped(undefined)
            combobox.closeDropdown()
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options className="hc-agency-options" aria-label={field.label}>
          {found?.map((agency) => (
            <Combobox.Option key={agency.id} value={agency.id} active={agency.id === value?.id}>
              <span className="hc-agency-option">
                <span>
                  <Highlighted text={agency.name} words={words} />
                </span>
                {agency.note !== undefined && <span className="hc-faint hc-small">{agency.note}</span>}
              </span>
            </Combobox.Option>
          ))}
          {found?.length === 0 && <Combobox.Empty {...said}>{none ? none(typed ?? '') : t('kit.no-agency', { words: typed ?? '' })}</Combobox.Empty>}
          {error && <Combobox.Empty {...said}>{t('network.down')}</Combobox.Empty>}
          {!found && !error && <Combobox.Empty {...said}>{t('kit.loading')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
