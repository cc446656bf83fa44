import { blocksOf, type Block, type Stretch } from '../news-text.ts'
import './news-preview.css'

function Stretches({ text }: { text: readonly Stretch[] }) {
  return text.map((stretch, n) =>
    'address' in stretch ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: stretches are made anew from the text and hold no state
      <a key={n} href={stretch.address} target="_blank" rel="noopener">
        {stretch.text}
      </a>
    ) : (
      stretch.text
    ),
  )
}

function BlockShown({ block }: { block: Block }) {
  switch (block.kind) {
    case 'heading':
      return (
        <h3>
          <Stretches text={block.text} />
        </h3>
      )
    case 'quote':
      return (
        <blockquote>
          <Stretches text={block.text} />
        </blockquote>
      )
    case 'list':
      return (
        <ul>
          {block.items.map((item, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: items are made anew from the text and hold no state
            <li key={n}>
              <Stretches text={item} />
            </li>
          ))}
        </ul>
      )
    case 'paragraph':
      return (
        <p>
          <Stretches text={block.text} />
        </p>
      )
  }
}

/** A piece of news as the public page will show it. */
export function NewsPreview({ title, body, sourceLine }: { title: string; body: string; sourceLine: string }) {
  return (
    <div className="hc-news-preview" lang="vi">
      <h2>{title}</h2>
      {blocksOf(body).map((block, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks are made anew from the text and hold no state
        <BlockShown key={n} block={block} />
      ))}
      <p className="hc-news-source">{sourceLine}</p>
    </div>
  )
}
