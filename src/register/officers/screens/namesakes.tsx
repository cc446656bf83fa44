import { useEffect, useState } from 'react'
import { fold } from '../../../kernel/fold.ts'
import { useAnswer } from '../../../web/answers.ts'
import { Button } from '../../../web/kit/button.tsx'
import { Link } from '../../../web/kit/link.tsx'
import { Note } from '../../../web/kit/note.tsx'
import { useT } from '../../../web/use-t.ts'
import { listPeople } from '../person.contract.ts'

const sameName = (one: string, other: string) => fold(one).trim() === fold(other).trim()

/** People of the very name that is being typed: who means one of them records the post there, and nobody is there twice. */
export function Namesakes({ name }: { name: string }) {
  const t = useT()
  const asked = useSettled(name.trim())
  const { data } = useAnswer(listPeople, { query: { q: asked, state: 'all', limit: 20 } }, { enabled: asked.includes(' ') })
  const found = (data?.rows ?? []).filter((person) => sameName(person.name, asked) && sameName(name, asked))
  if (found.length === 0) return null
  return (
    <Note tone="soon" title={t('person.namesakes.title')}>
      <ul className="hc-namesakes">
        {found.map(({ officerId, name: known, remark, posts }) => (
          <li key={officerId}>
            <span>
              <Link to={`/people/${officerId}`}>{remark === null ? known : `${known} (${remark})`}</Link>
              <span className="hc-faint">
                {' '}
                · {posts.map(({ title, agencyName }) => [title, agencyName ?? t('person.list.office')].join(', ')).join('; ') || t('person.list.no-post')}
              </span>
            </span>
            <Button to={`/people/${officerId}?act=post`}>
              {t('person.namesakes.act')}
              <span className="hc-unseen"> {remark ?? posts[0]?.agencyName ?? ''}</span>
            </Button>
          </li>
        ))}
      </ul>
    </Note>
  )
}

/** What stands still for a moment: a question per name, not one per letter. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), 350)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
