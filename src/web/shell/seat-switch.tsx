import { Menu } from '@mantine/core'
import { Icon } from '../kit/icon.tsx'
import { useGo } from '../address.ts'
import { useSeat, useSession, useSessionActs } from '../session/session.tsx'
import type { SeatView as Seat } from '../../register/officers/session.contract.ts'
import { addDays } from '../../kernel/day.ts'
import { useFormat } from '../use-format.ts'
import { useT } from '../use-t.ts'

/** From which seat this tab works: agency and role; several seats open a menu. */
export function SeatSwitch() {
  const t = useT()
  const session = useSession()
  const seat = useSeat()
  const { chooseSeat } = useSessionActs()
  const format = useFormat()
  const go = useGo()
  if (!session.signedIn || !seat) return null
  if (session.seats.length === 1 && session.ended.length === 0)
    return (
      <div className="hc-seat">
        <SeatWords seat={seat} />
      </div>
    )
  return (
    <Menu position="bottom-start" width={360}>
      <Menu.Target>
        <button type="button" className="hc-seat hc-seat-button">
          <SeatWords seat={seat} />
          <Icon name="down" size={14} />
          <span className="hc-unseen">{t('shell.change-seat')}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('shell.seats')}</Menu.Label>
        {session.seats.map((other) => (
          <Menu.Item
            key={other.id}
            leftSection={<span className="hc-seat-check">{other.id === seat.id && <Icon name="check" size={16} />}</span>}
            {...(other.id === seat.id ? { 'aria-current': 'true' as const } : {})}
            // Another seat may not know this record: it begins at its own start.
            onClick={() => {
              if (other.id !== seat.id) {
                chooseSeat(other)
                go('/')
              }
            }}
          >
            <SeatWords seat={other} />
          </Menu.Item>
        ))}
        {session.ended.length > 0 && <Menu.Label>{t('shell.ended-seats')}</Menu.Label>}
        {session.ended.map(({ authorityName, agencyName, engagement, endedOn }) => (
          <Menu.Item key={`${authorityName} ${agencyName} ${endedOn}`} disabled leftSection={<span className="hc-seat-check" />}>
            <span className="hc-seat-words">
              <span className="hc-seat-of">{agencyName ?? authorityName}</span>
              <span className="hc-seat-role">{t('shell.contract-ended', { contract: engagement ?? '', day: format.day(endedOn) })}</span>
            </span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function SeatWords({ seat }: { seat: Seat }) {
  const t = useT()
  const format = useFormat()
  return (
    <span className="hc-seat-words">
      <span className="hc-seat-of">{seat.agencyName ?? seat.authorityName}</span>
      <span className="hc-seat-role">{seat.title === '' ? t(`role.${seat.role}`) : seat.title}</span>
      {seat.engagement !== null && seat.validTo !== null && (
        <span className="hc-seat-role">{t('shell.contract', { contract: seat.engagement, day: format.day(addDays(seat.validTo, -1)) })}</span>
      )}
    </span>
  )
}
