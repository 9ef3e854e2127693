import { formatDate } from '../../base/clock.ts'
import type { Slot } from '../../base/context.ts'
import type { Lang } from '../../base/label.ts'
import { homeStation } from '../../portal/home.tsx'
import { Block, Callout, Row, Rows } from '../../ui/card.tsx'
import { lastDayOf } from '../../ui/formats.ts'
import type { OwnResult } from './contract.ts'
import { OwnResultView } from './portal/own-result.tsx'
import { paths } from './portal/paths.ts'
import { slotWords } from './portal/slot-words.ts'
import { getOwnResult } from './server/queries/ranking.ts'
import { hasRanking, type OwnStanding, ownStanding, underWayCount } from './server/queries/standing.ts'

/** The loop's fourth station: reviews under way. */
const reviewStation = homeStation('review', async (ctx, { lang, link }) => ({
  count: await underWayCount(ctx),
  unit: slotWords[lang].unit,
  href: link(paths.callsReviewed),
}))

/** What an application's page passes in. */
interface ApplicationSubject {
  id: string
  callCode: string
  lang: Lang
  link(path: string): string
}

interface Own {
  application: ApplicationSubject
  standing: OwnStanding | null
  result: OwnResult | null
}

/** On an applicant's page: where the review stands, and from the decision on every score with its words. */
const applicationReview: Slot<ApplicationSubject, Own> = {
  slot: 'application.review',
  order: 10,
  async load(ctx, application) {
    const standing = await ownStanding(ctx, application.id)
    const result = standing?.state === 'decided' ? await getOwnResult(ctx, { id: application.id }) : null
    return { application, standing, result }
  },
  view: ({ application: { callCode, lang, link }, standing, result }) => {
    if (!standing) return null
    const words = slotWords[lang]
    return (
      <Block title={words.section} id="review">
        <div className="stack">
          {result ? (
            <>
              <OwnResultView result={result} lang={lang} />
              <p className="no-print">
                <a href={link(paths.ranking(callCode))}>{words.whole}</a>
              </p>
            </>
          ) : (
            <Callout tone="wait">
              <p>{standingText(standing, lang)}</p>
            </Callout>
          )}
        </div>
      </Block>
    )
  },
}

function standingText({ state, experts, dueAt }: OwnStanding, lang: Lang): string {
  const words = slotWords[lang]
  if (state === 'assigning') return words.assigning(experts)
  if (state === 'scoring') return words.scoring(formatDate(lastDayOf(dueAt), lang))
  return words.ranked
}

/** What a call's page passes in. */
interface CallSubject {
  code: string
  lang: Lang
  link(path: string): string
}

interface Ranked {
  call: CallSubject
  ranked: boolean
}

/** On a call's page: the way to the ranking, once it is decided. */
const callSection: Slot<CallSubject, Ranked> = {
  slot: 'call.section',
  order: 10,
  load: async (ctx, call) => ({ call, ranked: await hasRanking(ctx, call.code) }),
  view: ({ call: { code, lang, link }, ranked }) => {
    if (!ranked) return null
    const words = slotWords[lang]
    return (
      <Rows>
        <Row title={words.rankingTitle} href={link(paths.ranking(code))}>
          {words.rankingText}
        </Row>
      </Rows>
    )
  },
}

export const reviewSlots: Slot<never, unknown>[] = [reviewStation, applicationReview, callSection]
