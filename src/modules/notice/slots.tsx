import type { Slot } from '../../base/context.ts'
import { homeStation, type HomeSlot, type HomeSubject } from '../../portal/home.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { Block, Row, Rows } from '../../ui/card.tsx'
import type { NoticeItem } from './contract.ts'
import { daysLeft } from './portal/left.ts'
import { paths } from './portal/paths.ts'
import { slotWords } from './portal/slot-words.ts'
import { LeftBox, StandingText } from './portal/standing-row.tsx'
import { liveCount, liveNotices } from './server/queries/overview.ts'

/** The loop's fifth station: what stands under notice. */
const noticeStation = homeStation('notice', async (ctx, { lang, link }) => ({
  count: await liveCount(ctx),
  unit: slotWords[lang].unit,
  href: link(paths.board),
}))

interface Standing {
  home: HomeSubject
  now: Date
  notices: readonly NoticeItem[]
}

/** What one may still object to, soonest over first. */
const homeSection: HomeSlot<Standing> = {
  slot: 'home.section',
  order: 5,
  load: async (ctx, home) => {
    const live = await liveNotices(ctx, 4)
    return { home, now: ctx.now, notices: live.filter((notice) => daysLeft(notice, ctx.now) !== null) }
  },
  view: ({ home: { lang, link }, now, notices }) => {
    if (notices.length === 0) return null
    const words = slotWords[lang]
    return (
      <Block title={words.standing} more={{ href: link(paths.board), text: words.all }}>
        <Rows>
          {notices.map((notice) => (
            <Row
              key={notice.code}
              lead={<LeftBox days={daysLeft(notice, now) ?? 0} lang={lang} />}
              title={notice.title}
              href={link(paths.notice(notice.code))}
              end={<ButtonLink href={link(paths.notice(notice.code))}>{words.see}</ButtonLink>}
            >
              <StandingText notice={notice} now={now} lang={lang} />
              {words.sep}
              {words.held}
            </Row>
          ))}
        </Rows>
      </Block>
    )
  },
}

export const noticeSlots: Slot<never, unknown>[] = [noticeStation, homeSection]
