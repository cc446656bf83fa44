import { expect, test } from 'vitest'
import { inSize, sizeAsked, sized } from './text-size.ts'

test('the size goes along with every link and form of the page, and with nothing else', () => {
  const page =
    '<html lang="vi"><a class="x" href="/tin?tu=01/06/2020&amp;trang=2#a">1</a><a href="/app">2</a><a href="/tin/a/tep.pdf">3</a><a href="https://a.gov.vn/">4</a>' +
    '<a href="#noi-dung">5</a><a data-co-chu="thuong" aria-current="true" href="/tin">A</a><a data-co-chu="lon" href="/tin?co-chu=lon">A</a><form class="s" method="get" action="/tin"><p>'
  expect(sized(page, 'lon')).toBe(
    '<html class="lon" lang="vi"><a class="x" href="/tin?tu=01/06/2020&amp;trang=2&amp;co-chu=lon#a">1</a><a href="/app">2</a><a href="/tin/a/tep.pdf">3</a><a href="https://a.gov.vn/">4</a>' +
      '<a href="#noi-dung">5</a><a data-co-chu="thuong" href="/tin">A</a><a data-co-chu="lon" aria-current="true" href="/tin?co-chu=lon">A</a><form class="s" method="get" action="/tin"><input type="hidden" name="co-chu" value="lon"><p>',
  )
})

test('only the sizes there are', () => {
  expect([
    sizeAsked({ 'co-chu': 'lon' }),
    sizeAsked({ 'co-chu': '"><script>' }),
    sizeAsked({}),
    sizeAsked(null),
    sizeAsked({ 'co-chu': ['lon', 'lon'] }),
  ]).toEqual(['lon', undefined, undefined, undefined, undefined])
  expect(inSize('/tin?a=1', 'lon')).toBe('/tin?a=1&co-chu=lon')
})
