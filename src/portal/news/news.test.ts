import { expect, test } from 'vitest'
import { OfficerId } from '../../kernel/identity.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { blocksOf, newsHtml } from './news-text.ts'
import { checkApprover, mayMove, type NewsMove, NewsForm, NewsState, newsSlug, publicationTime } from './news.ts'

const codeOf = (work: () => unknown): string | undefined => {
  try {
    work()
    return undefined
  } catch (error) {
    return error instanceof Refusal ? error.code : String(error)
  }
}

test('the moves of a piece of news', () => {
  const all: NewsMove[] = ['save', 'submit', 'return', 'approve', 'publish', 'correct', 'withdraw', 'discard']
  expect(Object.fromEntries(NewsState.options.map((state) => [state, all.filter((move) => mayMove(state, move)).join(' ')]))).toEqual({
    draft: 'save submit discard',
    submitted: 'return approve',
    approved: 'return publish',
    published: 'correct withdraw',
    withdrawn: '',
    discarded: '',
  })
})

test('nobody approves their own words but alone, with a reason', () => {
  const [a, b] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'].map((id) => OfficerId.parse(id)) as [OfficerId, OfficerId]
  expect(checkApprover(a, b, undefined)).toEqual({ alone: false })
  expect(codeOf(() => checkApprover(a, a, undefined))).toBe('news.own-approval')
  expect(checkApprover(a, a, 'Phòng chỉ có một người')).toEqual({ alone: true })
})

test('news appear now or later', () => {
  const at = new Date('2020-06-16T03:00:00Z')
  expect(publicationTime(undefined, at)).toEqual(at)
  expect(publicationTime(new Date('2020-06-16T09:12:00Z'), at)).toEqual(new Date('2020-06-16T09:12:00Z'))
  expect(codeOf(() => publicationTime(new Date('2020-06-16T02:50:00Z'), at))).toBe('news.time-passed')
  expect(codeOf(() => publicationTime(new Date('2022-06-16T02:50:00Z'), at))).toBe('news.time-too-far')
})

test('what is written becomes blocks, and nothing of it runs', () => {
  const body = '## Kết quả\nĐoạn một\ntiếp theo <b>\n\n- mục một\n- [Cổng](https://tcvn.gov.vn)\nsau danh sách\n\n> Lời dẫn\n\n[xấu](javascript:alert(1)) "x"'
  expect(blocksOf(body).map(({ kind }) => kind)).toEqual(['heading', 'paragraph', 'list', 'paragraph', 'quote', 'paragraph'])
  expect(newsHtml(body)).toBe(
    '<h2>Kết quả</h2>\n<p>Đoạn một tiếp theo &lt;b&gt;</p>\n<ul><li>mục một</li><li><a href="https://tcvn.gov.vn/" rel="noopener external">Cổng</a></li></ul>\n<p>sau danh sách</p>\n<blockquote><p>Lời dẫn</p></blockquote>\n<p>[xấu](javascript:alert(1)) &quot;x&quot;</p>',
  )
  const refused = NewsForm.safeParse({ title: 'x', body, sourceLine: 'y' })
  expect(refused.error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([['body', 'news.bad-address']])
})

test('addresses come from titles', () => {
  expect(newsSlug('Kết quả thực hiện: các nhiệm vụ ISO!')).toBe('ket-qua-thuc-hien-cac-nhiem-vu-iso')
  expect(newsSlug('—', 'ab12')).toBe('tin-ab12')
})
