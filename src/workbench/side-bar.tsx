import { Select } from 'antd'
import { Fragment, type ReactNode } from 'react'
import { NavLink } from 'react-router'
import type { QueueCount } from '../base/todo.ts'
import { cappedTotal } from '../base/pagination.ts'
import { formatTotal } from '../ui/formats.ts'
import { type SectionGroup, sectionGroups, type WorkbenchSection } from './section.ts'
import { useSession } from './session.tsx'

interface SideBarProps {
  sections: WorkbenchSection[]
  counts: QueueCount[]
}

const everywhere = '*'

/** Where I may act, what waits there, and the rooms of the workbench. */
export function SideBar({ sections, counts }: SideBarProps): ReactNode {
  const { me, area } = useSession()
  const groups = (Object.keys(sectionGroups) as SectionGroup[])
    .map((group) => ({ group, inside: sections.filter((section) => section.group === group) }))
    .filter(({ group, inside }) => group === 'intake' || inside.length > 0)
  return (
    <>
      <NavLink className="side-brand" to="/" end>
        <span className="mark" aria-hidden="true">
          创
          <br />益
        </span>
        <span>{area?.name ?? me.network.shortName}</span>
      </NavLink>
      <AreaSwitch />
      <nav className="side-nav" aria-label="工作台">
        {groups.map(({ group, inside }) => (
          <Fragment key={group}>
            {sectionGroups[group] && <h2>{sectionGroups[group]}</h2>}
            <ul>
              {group === 'intake' && <SideLink to="/" label="待办" count={counts.find(({ key }) => key === 'todo')} />}
              {inside.map((section) => (
                <SideLink
                  key={section.key}
                  to={`/${section.path}`}
                  label={section.label}
                  count={counts.find(({ key }) => key === section.count)}
                />
              ))}
            </ul>
          </Fragment>
        ))}
      </nav>
    </>
  )
}

function SideLink({ to, label, count }: { to: string; label: string; count: QueueCount | undefined }): ReactNode {
  return (
    <li>
      <NavLink to={to} end={to === '/'}>
        <span>{label}</span>
        {count && <Count {...count} />}
      </NavLink>
    </li>
  )
}

/** Late ones are counted in the colour of the seal; else how many wait, and nothing when none do. */
function Count({ count, late }: QueueCount): ReactNode {
  if (late > 0) return <span className="side-count is-late">{late} 逾期</span>
  if (count === 0) return null
  return (
    <span className="side-count">
      {formatTotal(cappedTotal(count))}
      <span className="visually-hidden"> 件</span>
    </span>
  )
}

function AreaSwitch(): ReactNode {
  const { areas, area, chooseArea } = useSession()
  if (areas.length < 2) return area && <p className="side-area">{area.roles}</p>
  const options = [
    { value: everywhere, label: `全部 ${areas.length} 处` },
    ...areas.map(({ path, name, roles }) => ({ value: path, label: `${name} · ${roles}` })),
  ]
  return (
    <Select
      aria-label="在哪里办"
      className="side-area-select"
      value={area?.path ?? everywhere}
      options={options}
      popupMatchSelectWidth={false}
      onChange={(path) => chooseArea(path === everywhere ? null : path)}
    />
  )
}
