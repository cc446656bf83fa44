import { Popover } from '@mantine/core'
import { useState } from 'react'
import { addDays, halfYearOf, spanOf } from '../../kernel/day.ts'
import { useAsOf } from '../as-of.ts'
import { Button } from '../kit/button.tsx'
import { DateField } from '../kit/field/date-field.tsx'
import { Icon } from '../kit/icon.tsx'
import { useFormat } from '../use-format.ts'
import { useT } from '../use-t.ts'
import { KnownAtField } from './known-at-field.tsx'

/** The day the views are of, and what was known when. Only the past and today: nobody knows the register of tomorrow. */
export function AsOfControl() {
  const t = useT()
  const format = useFormat()
  const { on, today, chosen, choose, knownAt, know, reset } = useAsOf()
  const [opened, setOpened] = useState(false)
  const closed = addDays(spanOf(halfYearOf(today)).from, -1)
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={320} trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className="hc-top-button"
          data-chosen={chosen !== undefined || knownAt !== undefined || undefined}
          onClick={() => setOpened(!opened)}
        >
          <Icon name={knownAt === undefined ? 'calendar' : 'history'} />
          <span className="hc-unseen">{t('shell.as-of')}</span>
          {chosen === undefined ? t('shell.today') : format.day(on)}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('shell.as-of')}>
        <div className="hc-stack">
          <div className="hc-row">
            <Button
              data-autofocus
              onClick={() => {
                reset()
                setOpened(false)
              }}
            >
              {t('shell.today')}
            </Button>
            <Button
              onClick={() => {
                choose(closed)
                setOpened(false)
              }}
            >
              {format.day(closed)}
            </Button>
          </div>
          <DateField
            label={t('shell.as-of')}
            help={t('shell.as-of-help')}
            value={on}
            to={today}
            onChange={(day) => {
              if (day !== null && day <= today) choose(day)
            }}
          />
          <KnownAtField value={knownAt} onChange={know} today={today} />
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
