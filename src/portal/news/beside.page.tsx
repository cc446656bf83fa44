/** @jsxImportSource preact */
import { slashed } from '../../kernel/day.ts'
import { words } from './words.page.ts'
import type { Head } from './head.queries.ts'
import type { Language } from './published-time.ts'

/** What stands below every public page: "Liên kết Website" and "Thống kê truy cập". */
export function Beside({ head, language }: { head: Head; language: Language }) {
  const t = words[language]
  const number = (n: number) => n.toLocaleString(language === 'vi' ? 'vi-VN' : 'en-GB')
  const { today, month, total, since } = head.visits
  return (
    <div class="beside">
      {head.links.length > 0 && (
        <nav aria-labelledby="lien-ket">
          <h2 id="lien-ket">{t.links.title}</h2>
          {head.links.map((group) => (
            <section key={group.title.vi}>
              <h3>{group.title[language]}</h3>
              <ul lang="vi">
                {group.links.map(({ label, address }) => (
                  <li key={address}>
                    <a href={address} rel="noopener external">
                      {label}
                      <span aria-hidden="true"> ↗</span>
                      <span class="unseen" lang={language}>{` (${t.links.outside})`}</span>
                    </a>
                  </li>
                ))}
              </ul>
            </section>
          ))}
          <p class="aside">{t.links.note}</p>
        </nav>
      )}
      <section aria-labelledby="truy-cap">
        <h2 id="truy-cap">{t.visits.title}</h2>
        <dl>
          <div>
            <dt>{t.visits.today}</dt>
            <dd>{number(today)}</dd>
          </div>
          <div>
            <dt>{t.visits.month}</dt>
            <dd>{number(month)}</dd>
          </div>
          <div>
            <dt>{since === null ? t.visits.total : t.visits['total-since'].replace('{{day}}', slashed(since))}</dt>
            <dd>{number(total)}</dd>
          </div>
        </dl>
      </section>
    </div>
  )
}
