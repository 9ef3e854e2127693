import { Fragment, type ReactNode } from 'react'
import type { Context, Slot } from '../base/context.ts'
import type { Label, Lang } from '../base/label.ts'
import { Actions, ButtonLink } from '../ui/button.tsx'
import { formatCount } from '../ui/formats.ts'
import { LoopDiagram, type LoopStation } from '../ui/loop-diagram.tsx'
import type { Site } from './frame.ts'
import { entriesAt, hrefOf, type NavEntry, type Reader } from './nav.ts'
import type { Page, PageRequest, PortalRoute } from './page.ts'
import type { Slots } from './slots.ts'

/** The way to the home page itself. */
export const homeEntry: NavEntry = {
  key: 'home',
  path: '/',
  label: { zh: '首页', en: 'Home' },
  icon: 'home',
  places: ['main', 'tabs'],
  order: 0,
}

/** What a contribution to the home page is given. */
export interface HomeSubject {
  lang: Lang
  link(path: string): string
  /** on 我的: whether all of mine is asked for, and where all of it is */
  mine?: { whole: boolean; href: string }
}

/** The ten steps, in order. `official` acts are drawn as a seal. */
export const stations = [
  { key: 'report', label: { zh: '反映', en: 'Report' } },
  { key: 'design', label: { zh: '商量方案', en: 'Design' } },
  { key: 'application', label: { zh: '申报', en: 'Apply' } },
  { key: 'review', label: { zh: '专家评审', en: 'Review' } },
  { key: 'notice', label: { zh: '公示', en: 'Notice' }, official: true },
  { key: 'pool', label: { zh: '入库', en: 'Pool' } },
  { key: 'pledge', label: { zh: '认购', en: 'Pledge' } },
  { key: 'delivery', label: { zh: '实施', en: 'Deliver' } },
  { key: 'survey', label: { zh: '居民评价', en: 'Grade' } },
  { key: 'showcase', label: { zh: '推广', en: 'Copy' } },
] as const satisfies readonly { key: string; label: Label; official?: true }[]

export type StationKey = (typeof stations)[number]['key']

/** What is at a station now. */
export interface StationFigure {
  count: number
  /** in the reader's language, e.g. `件` */
  unit: string
  /** the records behind the number */
  href: string
  /** where most is going on */
  hot?: boolean
}

/**
 * Names of the slots of the home page:
 * `home.figures`: a clause of the opening sentence with its numbers as links, e.g. `邻居们反映了 <a>128 件事</a>`; null when there is nothing to say;
 * `home.station.<key>`: made with `homeStation`;
 * `home.section`: a `Block`.
 */
export type HomeSlot<P> = Slot<HomeSubject, P>

/** A station's live figure. The picture takes the number itself, so the view is only what stands there without a picture. */
export function homeStation(
  key: StationKey,
  load: (ctx: Context, home: HomeSubject) => Promise<StationFigure>,
): HomeSlot<StationFigure> {
  return { slot: `home.station.${key}`, order: 0, load, view: ({ count, unit }) => `${formatCount(count)} ${unit}` }
}

const words = {
  zh: {
    slogan: ['家门口的难题，', '一起解决，', '全程看得见。'],
    description: '反映身边的事，看谁在办、办到哪；好点子变成项目，花出去的每一笔都能查。',
    month: '这个月，',
    join: '；',
    end: '。',
    quiet: '说一件身边的事只要一分钟，不用注册；谁在办、办到哪一步，随时看得见。',
    how: '怎么用',
    steps: [
      { title: '说一件事', text: '在哪里、什么事，拍张照更好。不用注册，一屏写完。' },
      { title: '记下编号', text: '扫码或凭编号，随时看谁在办、几号前答复。' },
      { title: '说说办得怎样', text: '没解决就点“还没解决”，会重新办。' },
    ],
  },
  en: {
    slogan: ['Problems on our doorstep, ', 'solved together, ', 'in plain sight.'],
    description: 'Report what troubles your neighbourhood, see who deals with it and how far it has come.',
    month: 'This month, ',
    join: '; ',
    end: '.',
    quiet:
      'Reporting a problem takes a minute and no account; who deals with it, and how far it has come, stays in sight.',
    how: 'How it works',
    steps: [
      { title: 'Say what is wrong', text: 'Where and what, with a photo if you like. No account, one screen.' },
      { title: 'Keep the code', text: 'By QR or code, see who deals with it and by when you will hear.' },
      { title: 'Say how it went', text: 'Not solved? One tap, and it is taken up again.' },
    ],
  },
}

export interface HomeParts {
  nav: readonly NavEntry[]
  site: Site
}

/** The home page, composed of what the modules contribute. */
export function homeRoute(parts: HomeParts): PortalRoute {
  return {
    path: '/',
    access: 'public',
    get: async (request) => {
      const { ctx, lang, link, slots } = request
      const home: HomeSubject = { lang, link }
      const [clauses, blocks, loop] = await Promise.all([
        slots.views('home.figures', ctx, home),
        slots.views('home.section', ctx, home),
        loadStations(slots, ctx, home),
      ])
      return homePage(parts, request, { clauses, blocks, loop })
    },
  }
}

function loadStations(slots: Slots, ctx: Context, home: HomeSubject): Promise<LoopStation[]> {
  return Promise.all(
    stations.map(async (station) => {
      const [slot] = slots.named<HomeSubject, StationFigure>(`home.station.${station.key}`)
      const figure = await slot?.load(ctx, home)
      return {
        key: station.key,
        label: station.label[home.lang],
        official: 'official' in station,
        figure: figure && { ...figure, count: formatCount(figure.count) },
      }
    }),
  )
}

interface HomeContent {
  clauses: ReactNode[]
  blocks: ReactNode[]
  loop: LoopStation[]
}

function homePage({ nav, site }: HomeParts, { lang, ctx }: PageRequest, { clauses, blocks, loop }: HomeContent): Page {
  const own = words[lang]
  const reader: Reader = { signedIn: ctx.actor.personId !== null, staff: ctx.actor.grants.length > 0 }
  return {
    kind: 'page',
    title: site.name[lang],
    description: own.description,
    nav: 'home',
    body: (
      <>
        <div className="hero">
          <h1>
            {own.slogan.map((phrase) => (
              <Fragment key={phrase}>
                <span className="phrase">{phrase}</span>
                {phrase.endsWith(' ') && ' '}
              </Fragment>
            ))}
          </h1>
          <p className="hero-live">{clauses.length > 0 ? <Sentence clauses={clauses} lang={lang} /> : own.quiet}</p>
          <Actions fill>
            {entriesAt(nav, 'hero', reader).map((entry, index) => (
              <ButtonLink key={entry.key} kind={index === 0 ? 'primary' : 'plain'} href={hrefOf(entry, lang)}>
                {(entry.call ?? entry.label)[lang]}
              </ButtonLink>
            ))}
          </Actions>
        </div>
        <LoopDiagram stations={loop} />
        {blocks.map((block, index) => (
          <Fragment key={index}>{block}</Fragment>
        ))}
        <How lang={lang} />
      </>
    ),
  }
}

function Sentence({ clauses, lang }: { clauses: readonly ReactNode[]; lang: Lang }) {
  const { month, join, end } = words[lang]
  return (
    <>
      {month}
      {clauses.map((clause, index) => (
        <Fragment key={index}>
          {index > 0 && join}
          {clause}
        </Fragment>
      ))}
      {end}
    </>
  )
}

function How({ lang }: { lang: Lang }) {
  const { how, steps } = words[lang]
  return (
    <section className="block">
      <div className="block-head">
        <h2>{how}</h2>
      </div>
      <ol className="how">
        {steps.map(({ title, text }) => (
          <li key={title}>
            <h3>{title}</h3>
            <p>{text}</p>
          </li>
        ))}
      </ol>
    </section>
  )
}
