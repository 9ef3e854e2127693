import { excerpt } from '../../../base/text.ts'
import type { PageAnswer, PageRequest, PortalRoute } from '../../../portal/page.ts'
import type { ProjectDetail } from '../contract.ts'
import { getProject } from '../server/queries/detail.ts'
import { type Grown, ProjectView } from './project-view.tsx'

/**
 * What a later room is given to show on a project's page. Each slot has its place: `project.next` at the top, what the
 * reader's own organisation has to do; `project.money` beneath the five figures, `project.delivery` after them,
 * `project.voices` and `project.notices` each a `Block`.
 */
export interface ProjectSubject {
  code: string
  id: string
  state: ProjectDetail['state']
  lang: PageRequest['lang']
  link: PageRequest['link']
}

async function grownOn({ ctx, lang, link, slots }: PageRequest, { code, id, state }: ProjectDetail): Promise<Grown> {
  const subject: ProjectSubject = { code, id, state, lang, link }
  const [next, money, delivery, voices, notices] = await Promise.all([
    slots.views('project.next', ctx, subject),
    slots.views('project.money', ctx, subject),
    slots.views('project.delivery', ctx, subject),
    slots.views('project.voices', ctx, subject),
    slots.views('project.notices', ctx, subject),
  ])
  return { next, money, delivery, voices, notices }
}

async function projectPage(request: PageRequest): Promise<PageAnswer> {
  const typed = (request.params.code ?? '').slice(0, 40)
  const project = await getProject(request.ctx, { code: typed })
  const grown = await grownOn(request, project)
  return {
    kind: 'page',
    title: project.title,
    description: excerpt(project.summary || project.title, 100),
    nav: 'projects',
    body: <ProjectView request={request} project={project} typed={typed} grown={grown} />,
  }
}

export const projectRoute: PortalRoute = { path: '/projects/:code', access: 'public', get: projectPage }
