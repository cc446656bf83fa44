import type { Found, FoundInGroup, Sources } from '../../../web/sources.ts'
import { slashed } from '../../../kernel/day.ts'
import { search } from '../search.contract.ts'

type Answer = Awaited<ReturnType<NonNullable<Sources['search']>>>

const joined = (parts: readonly (string | null | undefined)[]): { note?: string } => {
  const note = parts.filter(Boolean).join(' · ')
  return note === '' ? {} : { note }
}

/** What the palette finds in the rooms: agencies, papers and people, each with what tells it from another of its name. */
export const searchSource: NonNullable<Sources['search']> = async (calls, { words, knownAt }, signal, t): Promise<Answer> => {
  const { agencies, papers, arrivals, people } = await calls.call(search, { query: { q: words, knownAt } }, { signal })
  const groups: FoundInGroup[] = [
    {
      group: 'agencies',
      found: agencies.map(
        ({ id, name, shortName, code, parentName, endedOn }): Found => ({
          id,
          title: name,
          to: `/agencies/${id}`,
          ...joined([shortName === name ? undefined : shortName, code, parentName, endedOn && t('search.ended', { on: slashed(endedOn) })]),
        }),
      ),
    },
    {
      group: 'papers',
      found: [
        ...arrivals.map(
          ({ id, arrivalNumber, arrivedOn, number, issuerName, abstract }): Found => ({
            id,
            title: `${t('search.arrival', { number: arrivalNumber })} · ${number} · ${abstract}`,
            to: `/incoming-papers/${id}`,
            ...joined([slashed(arrivedOn), issuerName]),
          }),
        ),
        ...papers.map(
          ({ id, number, issuedOn, issuerName, abstract }): Found => ({
            id,
            title: `${number} · ${abstract}`,
            to: `/papers/${id}`,
            ...joined([slashed(issuedOn), issuerName]),
          }),
        ),
      ],
    },
    {
      group: 'people',
      found: people.map(
        ({ officerId, name, posts }): Found => ({
          id: officerId,
          title: name,
          to: `/accounts/${officerId}`,
          ...joined(posts.flatMap(({ role, title, agencyName }) => [title || t(`role.${role}`), agencyName])),
        }),
      ),
    },
  ]
  return groups.filter(({ found }) => found.length > 0)
}
