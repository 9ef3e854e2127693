import type { PageRequest } from '../../../portal/page.ts'
import { PageForm } from '../../../portal/page-form.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import type { DesignDetail } from '../contract.ts'
import { designWords } from './design-words.ts'
import { asSent, formErrors, Refused, whyNot } from './form-errors.tsx'
import { paths } from './paths.ts'

interface TeamActsProps {
  request: PageRequest
  design: DesignDetail
}

/** For who acts for the team: what can be done now, and the step ahead with its reason why not yet. */
export function TeamActs({ request, design }: TeamActsProps) {
  const { lang, link } = request
  const words = designWords[lang]
  if (!design.steers) return null
  const { can, code } = design
  const waiting = design.team.filter(({ state }) => state === 'offered').length
  const links = [
    {
      open: can.invite === null,
      href: paths.team(code),
      text: waiting > 0 ? words.actTeamWaits(waiting) : words.actTeam,
    },
    { open: can.edit === null, href: paths.text(code), text: words.actText },
    { open: can.duties === null, href: paths.duties(code), text: words.actDuties },
    { open: can.joinProblem === null, href: paths.problems(code), text: words.actProblems },
    { open: can.end === null, href: paths.end(code), text: words.actEnd },
  ].filter(({ open }) => open)
  if (links.length === 0) return null
  return (
    <Card title={words.actsTitle} level={2}>
      <ul className="links">
        {links.map(({ href, text }) => (
          <li key={href}>
            <a href={link(href)}>{text}</a>
          </li>
        ))}
      </ul>
      <Step request={request} design={design} />
    </Card>
  )
}

function Step({ request, design: { state, can } }: TeamActsProps) {
  const { lang } = request
  const words = designWords[lang]
  if (state !== 'forming' && state !== 'ready') return null
  const act = state === 'forming' ? 'settle' : 'reopen'
  const own = asSent(request, act)
  const why = whyNot(can[act], lang)
  return (
    <>
      <Refused request={own} errors={formErrors(own)} />
      <PageForm request={own}>
        <input type="hidden" name="act" value={act} />
        <Button kind={act === 'settle' ? 'primary' : 'plain'} wide {...(why && { why })}>
          {words[act]}
        </Button>
        {act === 'settle' && !why && <p className="small soft">{words.settleText}</p>}
      </PageForm>
    </>
  )
}
