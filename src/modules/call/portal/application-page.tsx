import { formInput } from '../../../portal/form-input.ts'
import { type PageAnswer, type PageRequest, type PortalRoute, redirect } from '../../../portal/page.ts'
import { postedText } from '../../../portal/page-form.tsx'
import type { FormSources } from '../../../ui/form-answers.tsx'
import {
  type ApplicationDetail,
  saveApplication as saveContract,
  submitApplication as submitContract,
} from '../contract.ts'
import { saveApplication, submitApplication } from '../server/commands/application.ts'
import { getApplication } from '../server/queries/applications.ts'
import { uploadedNames } from '../server/queries/overview.ts'
import { answersOf, contentOf, fileIdsOf } from './application-input.ts'
import { applicationWords } from './application-words.ts'
import { ApplicationView } from './application-view.tsx'
import { paths } from './paths.ts'

/** As it stood in the address. @throws AppError not-found for what is no id */
export function idOf({ params }: PageRequest): string {
  return params.id ?? ''
}

/** Names of the papers: those that are kept, and those just sent with a form that was refused. */
async function sourcesOf({ ctx, form: posted }: PageRequest, application: ApplicationDetail): Promise<FormSources> {
  const kept = application.files.map(({ id, name }) => [id, { name: name ?? id, href: paths.file(id) }] as const)
  const known = new Set(application.files.map(({ id }) => id))
  const fresh = fileIdsOf(application.form, answersOf(application.form, posted)).filter((id) => !known.has(id))
  const names = await uploadedNames(ctx, fresh)
  return { files: Object.fromEntries([...kept, ...names.map(({ id, name }) => [id, { name: name ?? id }] as const)]) }
}

async function applicationPage(request: PageRequest): Promise<PageAnswer> {
  const { ctx, lang, link, slots } = request
  const application = await getApplication(ctx, { id: idOf(request) })
  const subject: ApplicationSubject = { id: application.id, callCode: application.call.code, lang, link }
  const [sources, grown] = await Promise.all([
    sourcesOf(request, application),
    slots.views('application.review', ctx, subject),
  ])
  return {
    kind: 'page',
    title: applicationWords[lang].title(application.title),
    nav: 'calls',
    body: <ApplicationView request={request} application={application} sources={sources} grown={grown} />,
  }
}

/** What a later room is given to show on an application's page, in the slot `application.review`. */
export interface ApplicationSubject {
  id: string
  callCode: string
  lang: PageRequest['lang']
  link: PageRequest['link']
}

export const applicationRoute: PortalRoute = {
  path: '/applications/:id',
  access: 'signed-in',
  get: applicationPage,
  async post(request) {
    const act = postedText(request, 'act')
    // room for more lines is no refusal: the page comes back with what was typed
    if (act === 'more') return applicationPage(request)
    const { ctx, form: posted, link } = request
    const { id, form } = await getApplication(ctx, { id: idOf(request) })
    const content = contentOf(form, posted, { whole: act === 'submit' })
    const fields = { id, ...content, version: Number(postedText(request, 'version')) }
    if (act === 'submit') {
      await submitApplication(ctx, formInput(submitContract, fields))
      return redirect(link(paths.applicationDone(id, 'submitted')))
    }
    await saveApplication(ctx, formInput(saveContract, fields))
    return redirect(link(paths.applicationDone(id, 'saved')))
  },
  postsPerMinute: 40,
  files: ['photo', 'document'],
  // forty lines of a budget, four fields each, and the form
  mostFields: 300,
}
