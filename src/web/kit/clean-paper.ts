const tags = new Set([
  'a',
  'article',
  'b',
  'blockquote',
  'br',
  'button',
  'caption',
  'col',
  'colgroup',
  'div',
  'em',
  'figcaption',
  'figure',
  'footer',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'header',
  'hr',
  'i',
  'li',
  'ol',
  'p',
  's',
  'section',
  'small',
  'span',
  'strong',
  'sub',
  'sup',
  'table',
  'tbody',
  'td',
  'tfoot',
  'th',
  'thead',
  'tr',
  'u',
  'ul',
])
const attributes = new Set([
  'class',
  'colspan',
  'rowspan',
  'scope',
  'start',
  'lang',
  'id',
  'role',
  'aria-label',
  'aria-hidden',
  'tabindex',
  'data-figure',
  'data-mark',
])

/** The server escapes what it lays out; whatever is not plain text layout is dropped here a second time. */
export function cleanPaper(html: string): string {
  const page = new DOMParser().parseFromString(html, 'text/html')
  for (const element of [...page.body.querySelectorAll('*')]) {
    if (!tags.has(element.localName)) {
      element.remove()
      continue
    }
    for (const { name, value } of [...element.attributes]) {
      const keeps = attributes.has(name) || (name === 'href' && /^(https?:|\/|#)/.test(value))
      if (!keeps) element.removeAttribute(name)
    }
    if (element.localName === 'button') element.setAttribute('type', 'button')
  }
  return page.body.innerHTML
}
