import type { Lang } from '../base/label.ts'
import { Steps } from '../ui/navigation.tsx'
import { type StationKey, stations } from './home.tsx'

/** The ten steps of the loop in one line, with the one a record is at. */
export function LoopSteps({ at, lang }: { at: StationKey; lang: Lang }) {
  return (
    <Steps
      items={stations.map(({ label }) => label[lang])}
      current={stations.findIndex(({ key }) => key === at)}
      many
    />
  )
}
