import type { ReactNode } from 'react'
import { Icon } from '../ui/icon.tsx'
import type { Frame } from './frame.ts'
import { entriesAt, hrefOf, inLanguage, type NavEntry } from './nav.ts'
import { SealMark } from './seal-mark.tsx'
import { viewSettingsPath } from './view-settings.tsx'
import { shellWords } from './words.ts'

/** What is around every page: demonstration strip, header, navigation, footer, tab bar. */
export function Layout({ frame, nav, children }: { frame: Frame; nav?: string; children: ReactNode }) {
  const words = shellWords[frame.lang]
  return (
    <>
      <a className="skip visually-hidden" href="#main">
        {words.skip}
      </a>
      <Header frame={frame} nav={nav} />
      <main className="wrap" id="main" tabIndex={-1}>
        {children}
      </main>
      <Footer frame={frame} />
      <TabBar frame={frame} nav={nav} />
    </>
  )
}

function NavLink({
  entry,
  frame,
  nav,
  className,
  children,
}: {
  entry: NavEntry
  frame: Frame
  nav?: string
  className?: string
  children?: ReactNode
}) {
  return (
    <a href={hrefOf(entry, frame.lang)} className={className} aria-current={entry.key === nav ? 'page' : undefined}>
      {children ?? entry.label[frame.lang]}
    </a>
  )
}

function Header({ frame, nav }: { frame: Frame; nav?: string }) {
  const { lang, site, reader } = frame
  const words = shellWords[lang]
  const inTabs = new Set(entriesAt(frame.nav, 'tabs', reader).map(({ key }) => key))
  return (
    <header className="top">
      {site.demonstration && <p className="demo">{words.demo}</p>}
      <div className="wrap">
        <a className="brand" href={inLanguage(lang, '/')}>
          <SealMark />
          <span>{site.name[lang]}</span>
        </a>
        <nav className="main-nav" aria-label={words.mainNav}>
          {entriesAt(frame.nav, 'main', reader).map((entry) => (
            <NavLink key={entry.key} entry={entry} frame={frame} nav={nav} />
          ))}
        </nav>
        <nav className="tools" aria-label={words.tools}>
          <ElderSwitch frame={frame} />
          <LanguageSwitch frame={frame} />
          {entriesAt(frame.nav, 'account', reader).map((entry) => (
            <NavLink
              key={entry.key}
              entry={entry}
              frame={frame}
              nav={nav}
              className={inTabs.has(entry.key) ? 'in-tabs' : undefined}
            >
              {entry.key === 'me' && frame.personName ? frame.personName : undefined}
            </NavLink>
          ))}
        </nav>
      </div>
    </header>
  )
}

function ElderSwitch({ frame: { lang, elder, path, search } }: { frame: Frame }) {
  const words = shellWords[lang]
  return (
    <form method="post" action={inLanguage(lang, viewSettingsPath)}>
      <input type="hidden" name="back" value={inLanguage(lang, path) + search} />
      <button className="tool" type="submit" name="elder" value={elder ? '0' : '1'}>
        {elder ? words.elderOff : words.elderOn}
      </button>
    </form>
  )
}

/** The same page in the other language. */
function LanguageSwitch({ frame: { lang, path, search } }: { frame: Frame }) {
  const other = lang === 'zh' ? 'en' : 'zh'
  return (
    <a
      className="language"
      href={inLanguage(other, path) + search}
      hrefLang={other}
      lang={other === 'zh' ? 'zh-CN' : 'en'}
    >
      {shellWords[lang].otherLanguage}
    </a>
  )
}

function Footer({ frame }: { frame: Frame }) {
  const { lang, site, reader } = frame
  const words = shellWords[lang]
  const listed = [...new Set([...entriesAt(frame.nav, 'main', reader), ...entriesAt(frame.nav, 'footer', reader)])]
  return (
    <footer className="bottom">
      <div className="wrap">
        <div className="stack-tight">
          <p>
            <b>{words.noMoney}</b>
            {lang === 'en' && ' '}
            {words.noMoneyWhy}
          </p>
          <p>
            {words.emergency}{' '}
            {words.numbers.map(({ number, what }) => (
              <a key={number} className="call" href={`tel:${number}`}>
                {number} {what}
              </a>
            ))}
          </p>
          {site.owner && <p>{words.owner(site.owner)}</p>}
        </div>
        <nav aria-label={words.footerNav}>
          <ul>
            {listed.map((entry) => (
              <li key={entry.key}>
                <NavLink entry={entry} frame={frame} />
              </li>
            ))}
          </ul>
        </nav>
        <Statements frame={frame} />
      </div>
    </footer>
  )
}

function Statements({ frame }: { frame: Frame }) {
  const { lang, site } = frame
  const words = shellWords[lang]
  return (
    <ul>
      <li>
        <a href={inLanguage(lang, '/accessibility')}>{words.accessibility}</a>
      </li>
      <li>
        <a href={inLanguage(lang, '/privacy')}>{words.privacy}</a>
      </li>
      {site.icpNumber && (
        <li>
          <a href="https://beian.miit.gov.cn/" rel="noopener">
            {site.icpNumber}
          </a>
        </li>
      )}
      {site.policeNumber && (
        <li>
          <a href="https://beian.mps.gov.cn/" rel="noopener">
            {site.policeNumber}
          </a>
        </li>
      )}
    </ul>
  )
}

function TabBar({ frame, nav }: { frame: Frame; nav?: string }) {
  const tabs = entriesAt(frame.nav, 'tabs', frame.reader)
  if (tabs.length === 0) return null
  return (
    <nav className="tabbar" aria-label={shellWords[frame.lang].tabs}>
      {tabs.map((entry) => (
        <NavLink key={entry.key} entry={entry} frame={frame} nav={nav}>
          {entry.icon && <Icon name={entry.icon} />}
          {(entry.short ?? entry.label)[frame.lang]}
        </NavLink>
      ))}
    </nav>
  )
}
