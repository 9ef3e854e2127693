import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { Lang } from '../base/label.ts'
import { InLang } from '../ui/lang.tsx'
import type { Frame } from './frame.ts'
import { Layout } from './layout.tsx'
import { inLanguage } from './nav.ts'
import type { Page } from './page.ts'
import { shellWords } from './words.ts'

/** A whole HTML document. */
export function renderPage(page: Page, frame: Frame): string {
  return `<!doctype html>${renderToStaticMarkup(<Document page={page} frame={frame} />)}`
}

/** A piece of a page for script to put in its place, in the reader's language. */
export function renderFragment(node: ReactNode, lang: Lang): string {
  return renderToStaticMarkup(<InLang lang={lang}>{node}</InLang>)
}

function titleOf(page: Page, { lang, site }: Frame): string {
  const name = site.name[lang]
  const title = page.title === name ? name : `${page.title} · ${name}`
  return page.status === 422 ? shellWords[lang].checkErrors + title : title
}

function Document({ page, frame }: { page: Page; frame: Frame }) {
  const { lang, elder, assets } = frame
  return (
    <html lang={lang === 'zh' ? 'zh-CN' : 'en'} className={elder ? 'elder' : undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{titleOf(page, frame)}</title>
        {page.description && <meta name="description" content={page.description} />}
        <Addresses page={page} frame={frame} />
        <meta name="theme-color" content="#faf8f3" />
        <meta name="format-detection" content="telephone=no" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        {assets.css.map((href) => (
          <link key={href} rel="stylesheet" href={href} />
        ))}
        {assets.js.map((src) => (
          <script key={src} type="module" src={src} />
        ))}
      </head>
      <body>
        <InLang lang={lang}>
          <Layout frame={frame} nav={page.nav}>
            {page.body}
          </Layout>
        </InLang>
      </body>
    </html>
  )
}

/** For search engines: where the page really lives and its other language. A page with a secret has neither. */
function Addresses({ page, frame: { lang, path, site } }: { page: Page; frame: Frame }) {
  if (page.private || (page.status ?? 200) >= 400) {
    return (
      <>
        <meta name="robots" content="noindex" />
        {page.private && <meta name="referrer" content="same-origin" />}
      </>
    )
  }
  const at = (language: Lang) => site.publicUrl + inLanguage(language, path)
  return (
    <>
      <link rel="canonical" href={at(lang)} />
      <link rel="alternate" hrefLang="zh-CN" href={at('zh')} />
      <link rel="alternate" hrefLang="en" href={at('en')} />
      <link rel="alternate" hrefLang="x-default" href={at('zh')} />
    </>
  )
}
