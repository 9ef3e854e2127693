import { formatDate } from '../../../base/clock.ts'
import type { Lang } from '../../../base/label.ts'
import { Callout, Card } from '../../../ui/card.tsx'
import { Facts } from '../../../ui/facts.tsx'
import type { CampaignItem } from '../contract.ts'
import { enterprisesOnly } from '../labels.ts'
import { listWords } from './list-words.ts'
import { listingWords } from './listing-words.ts'
import { paths } from './paths.ts'

interface MarkProps {
  campaign: CampaignItem | null
  lang: Lang
}

/** The way to the charity's own site: gifts go there and never through here. */
function Channel({ campaign: { channelUrl, channelName }, lang }: { campaign: CampaignItem; lang: Lang }) {
  return (
    <a href={channelUrl} rel="noopener nofollow">
      {listWords[lang].toChannel(channelName)}
    </a>
  )
}

/** Who may be asked for money (慈善法 §22-27), in a line: enterprises alone, or everybody by a filed campaign. */
export function MarkLine({ campaign, lang }: MarkProps) {
  if (!campaign) return <p className="small soft">{enterprisesOnly[lang]}</p>
  const words = listWords[lang]
  return (
    <p className="small">
      {words.campaign(campaign.charity.name)} · {words.filing(campaign.filingNumber)} ·{' '}
      <Channel campaign={campaign} lang={lang} />
    </p>
  )
}

/** The same in full, with what a resident may do. */
export function Mark({ campaign, lang, link }: MarkProps & { link(path: string): string }) {
  const words = listingWords[lang]
  if (!campaign) {
    return (
      <Callout tone="info" title={enterprisesOnly[lang]}>
        <p>{words.residents}</p>
      </Callout>
    )
  }
  const { title, charity, filingNumber, licenceNumber, startsOn, endsOn } = campaign
  return (
    <Card title={words.campaign}>
      <p>{words.campaignText}</p>
      <Facts
        items={[
          { term: words.campaignTitle, value: title },
          { term: words.filing, value: filingNumber },
          { term: words.charity, value: <a href={link(paths.organisation(charity.id))}>{charity.name}</a> },
          { term: words.licence, value: licenceNumber },
          { term: words.term, value: words.fromTo(formatDate(startsOn, lang), formatDate(endsOn, lang)) },
          { term: words.channel, value: <Channel campaign={campaign} lang={lang} /> },
        ]}
      />
    </Card>
  )
}
