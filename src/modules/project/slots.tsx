import type { Slot } from '../../base/context.ts'
import { formatDate } from '../../base/clock.ts'
import { formatFen } from '../../base/money.ts'
import { homeStation, type HomeSlot, type HomeSubject, type StationKey } from '../../portal/home.tsx'
import { Block, CardGrid, Row, Rows } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import type { ProjectItem } from './contract.ts'
import { projectStateLabels } from './labels.ts'
import { paths } from './portal/paths.ts'
import { planSlots } from './portal/plan-slots.tsx'
import { ProjectCard } from './portal/project-card.tsx'
import { slotWords } from './portal/slot-words.ts'
import type { ProjectState } from './project.ts'
import { loopCounts } from './server/queries/home.ts'
import {
  type DeliveredProject,
  type LinkedProject,
  projectGrownFrom,
  projectsOfOrganisation,
} from './server/queries/linked.ts'
import { pageProjects } from './server/queries/lists.ts'
import { projectTones } from './state-tones.ts'

/** A station of the loop: how many projects are there now, and the list of them. */
const station = (key: StationKey, state: ProjectState) =>
  homeStation(key, async (ctx, { lang, link }) => ({
    count: (await loopCounts(ctx))[state],
    unit: slotWords[lang].unit,
    href: link(paths.listOf({ state })),
  }))

interface Needing {
  home: HomeSubject
  items: readonly ProjectItem[]
}

/** The three that need the least to begin. */
const homeSection: HomeSlot<Needing> = {
  slot: 'home.section',
  order: 30,
  load: async (ctx, home) => ({ home, items: (await pageProjects(ctx, { sort: 'gap', limit: 3 })).items }),
  view: ({ home: { lang, link }, items }) => {
    if (items.length === 0) return null
    const words = slotWords[lang]
    return (
      <Block title={words.needMoney} more={{ href: link(paths.listOf({ sort: 'gap' })), text: words.all }}>
        <CardGrid>
          {items.map((item) => (
            <ProjectCard key={item.code} item={item} lang={lang} link={link} level={3} />
          ))}
        </CardGrid>
      </Block>
    )
  },
}

/** What the pages of a problem and of a design pass in. */
interface GrowingSubject extends HomeSubject {
  code: string
}

interface Grown {
  subject: GrowingSubject
  project: LinkedProject | null
}

/** On the page of a problem or a design: the project that came of it. */
const grownSection = (slot: 'problem.section' | 'design.section'): Slot<GrowingSubject, Grown> => ({
  slot,
  order: 5,
  load: async (ctx, subject) => ({ subject, project: await projectGrownFrom(ctx, subject.code) }),
  view: ({ subject: { lang, link }, project }) => {
    if (!project) return null
    const words = slotWords[lang]
    return (
      <Block title={words.grown} id="project">
        <Rows>
          <Row
            title={project.title}
            href={link(paths.project(project.code))}
            end={<Chip tone={projectTones[project.state]}>{projectStateLabels[project.state][lang]}</Chip>}
          >
            {needs(project, lang) ?? words.goes}
          </Row>
        </Rows>
      </Block>
    )
  },
})

/** What it still needs while it looks for money. */
function needs({ state, gapFen }: LinkedProject, lang: HomeSubject['lang']): string | null {
  return state === 'pooled' && gapFen > 0 ? slotWords[lang].gap(formatFen(gapFen, { kind: 'short' })) : null
}

/** What an organisation's page passes in. */
interface OrganisationSubject extends HomeSubject {
  id: string
}

interface Delivered {
  subject: OrganisationSubject
  projects: readonly DeliveredProject[]
}

/** On an organisation's page: what it delivers and delivered. */
const organisationSection: Slot<OrganisationSubject, Delivered> = {
  slot: 'organisation.section',
  order: 10,
  load: async (ctx, subject) => ({ subject, projects: await projectsOfOrganisation(ctx, subject.id) }),
  view: ({ subject: { lang, link }, projects }) => {
    if (projects.length === 0) return null
    const words = slotWords[lang]
    return (
      <Block title={words.delivered} id="projects">
        <Rows>
          {projects.map((project) => (
            <Row
              key={project.code}
              title={project.title}
              href={link(paths.project(project.code))}
              end={<Chip tone={projectTones[project.state]}>{projectStateLabels[project.state][lang]}</Chip>}
            >
              {[project.place, words.pooled(formatDate(project.pooledOn, lang)), needs(project, lang)]
                .filter(Boolean)
                .join(' · ')}
            </Row>
          ))}
        </Rows>
      </Block>
    )
  },
}

export const projectSlots: Slot<never, unknown>[] = [
  station('pool', 'pooled'),
  station('delivery', 'delivering'),
  station('survey', 'evaluating'),
  station('showcase', 'closed'),
  homeSection,
  grownSection('problem.section'),
  grownSection('design.section'),
  organisationSection,
  ...planSlots,
]
