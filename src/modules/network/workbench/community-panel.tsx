import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useWhole } from '../../../workbench/query.ts'
import { RecordPanel } from '../../../workbench/record-panel.tsx'
import { ErrorState, LoadingState } from '../../../workbench/states.tsx'
import { type AreaItem, listAreas } from '../contract.ts'
import { areaLevelLabels } from '../labels.ts'
import { type Network, streetOf } from './nodes.ts'
import { AddPlaceDialog, EndPlaceDialog } from './place-dialogs.tsx'

type Act = { kind: 'add' | 'end'; area: AreaItem }

/** A community: its residents' committees, and the 小片区 and buildings that the network itself adds below it. */
export function CommunityPanel({ community, network }: { community: AreaItem; network: Network }): ReactNode {
  const [act, setAct] = useState<Act | null>(null)
  const below = useWhole(listAreas, { parentId: community.id })
  const committees = below.data?.filter(({ level }) => level === 'committee') ?? []
  const places = below.data?.filter(({ level }) => level !== 'committee') ?? []
  return (
    <>
      <RecordPanel
        code={community.code}
        title={community.name}
        tags={<span className="soft">{streetOf(network, community)?.name}</span>}
        actions={[
          {
            key: 'add',
            label: '新增小片区或楼宇',
            refusal: null,
            onClick: () => setAct({ kind: 'add', area: community }),
          },
        ]}
        facts={[{ label: areaLevelLabels.committee.zh, value: committees.map(({ name }) => name).join('、') || '…' }]}
      >
        <section className="record-part">
          <h3>小片区、大院和楼宇</h3>
          {below.isPending && <LoadingState lines={2} />}
          {below.isError && <ErrorState error={below.error} onRetry={() => void below.refetch()} />}
          {below.data && places.length === 0 && (
            <p className="soft">还没有。分得细一点，反映的事能落到楼栋，走访也有名单。</p>
          )}
          <Places places={places} onAct={setAct} />
        </section>
      </RecordPanel>
      {act?.kind === 'add' && <AddPlaceDialog parent={act.area} onClose={() => setAct(null)} />}
      {act?.kind === 'end' && <EndPlaceDialog place={act.area} onClose={() => setAct(null)} />}
    </>
  )
}

interface PlacesProps {
  places: readonly AreaItem[]
  onAct(act: Act): void
}

function Places({ places, onAct }: PlacesProps): ReactNode {
  if (places.length === 0) return null
  return (
    <ul className="network-places">
      {places.map((place) => (
        <li key={place.id}>
          <span className="network-place">
            <span>
              {place.name} <span className="small soft">{areaLevelLabels[place.level].zh}</span>
            </span>
            {place.level === 'subarea' && (
              <Button
                size="small"
                aria-label={`在${place.name}新增楼宇`}
                onClick={() => onAct({ kind: 'add', area: place })}
              >
                新增楼宇
              </Button>
            )}
            <Button size="small" aria-label={`停用${place.name}`} onClick={() => onAct({ kind: 'end', area: place })}>
              停用
            </Button>
          </span>
          {place.level === 'subarea' && <Inside parent={place} onAct={onAct} />}
        </li>
      ))}
    </ul>
  )
}

function Inside({ parent, onAct }: { parent: AreaItem; onAct(act: Act): void }): ReactNode {
  const inside = useWhole(listAreas, { parentId: parent.id })
  return <Places places={inside.data ?? []} onAct={onAct} />
}
