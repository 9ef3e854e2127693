import type { PageAnswer, PageRequest, PortalRoute } from '../../../portal/page.ts'
import { getRanking } from '../server/queries/ranking.ts'
import { RankingView } from './ranking-view.tsx'
import { rankingWords } from './ranking-words.ts'

async function rankingPage(request: PageRequest): Promise<PageAnswer> {
  const { ctx, lang, params } = request
  const words = rankingWords[lang]
  const ranking = await getRanking(ctx, { code: (params.code ?? '').slice(0, 40) })
  return {
    kind: 'page',
    title: words.title(ranking.call.title),
    description: words.description(ranking.lines.length),
    nav: 'calls',
    body: <RankingView request={request} ranking={ranking} />,
  }
}

export const rankingRoute: PortalRoute = { path: '/calls/:code/ranking', access: 'public', get: rankingPage }
