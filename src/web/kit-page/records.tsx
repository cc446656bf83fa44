import { Day } from '../../kernel/day.ts'
import { Button } from '../kit/button.tsx'
import { HistoryDrawer, type HistoryEntry } from '../kit/history-drawer.tsx'
import { Section } from '../kit/page.tsx'
import { Facts, FurtherActs, LifeLine } from '../kit/record-page.tsx'
import { useT } from '../use-t.ts'

const history: readonly HistoryEntry[] = [
  {
    id: '2',
    at: '2020-06-16T09:12:00Z',
    by: 'Nguyễn Thị Mẫu',
    act: 'Sửa tên viết tắt',
    changes: [{ field: 'Tên viết tắt', from: 'SM', to: 'SMẫu' }],
    reason: 'Ghi sai khi nhập',
  },
  {
    id: '1',
    at: '2020-02-14T02:05:00Z',
    dated: Day.parse('2020-01-10'),
    by: 'Trần Văn Mẫu',
    onBehalfOf: 'Lê Văn Mẫu',
    act: 'Ghi nhận cơ quan từ ngày 01/01/2020',
  },
]

export function Records() {
  const t = useT()
  return (
    <Section
      title={t('kit-page.record')}
      acts={
        <>
          <HistoryDrawer of={t('kit-page.record')} subject="kit" load={() => Promise.resolve(history)} />
          <FurtherActs
            acts={[
              { label: t('kit-page.further'), icon: 'print' },
              { label: t('kit-page.further-danger'), danger: true },
            ]}
          />
        </>
      }
    >
      <div className="hc-kit-columns">
        <LifeLine
          label={t('kit-page.life')}
          steps={[
            { label: 'Dự thảo', state: 'done', at: '2020-02-10T02:00:00Z', by: 'Nguyễn Thị Mẫu' },
            { label: 'Trình ký', state: 'done', at: '2020-02-12T03:30:00Z', by: 'Trần Văn Mẫu' },
            { label: 'Đã ký', state: 'now', at: '2020-02-14T07:00:00Z', by: 'Lê Văn Mẫu' },
            { label: 'Ban hành', state: 'ahead' },
          ]}
        />
        <Facts
          rows={[
            { label: t('kit-page.column.block'), value: t('kit-page.block.district') },
            { label: t('kit-page.column.number'), value: '287/SM-TĐC' },
            { label: t('kit-page.column.on'), value: undefined },
          ]}
        />
      </div>
      <div className="hc-row">
        <Button to="/kit" icon="external">
          {t('kit-page.link')}
        </Button>
      </div>
    </Section>
  )
}
