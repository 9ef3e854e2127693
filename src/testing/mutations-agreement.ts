/** For each check of plans and agreements, ways to break what it promises, done as the schema's owner. */
export const agreementMutations: Record<string, readonly string[]> = {
  'plan.approved-goes-on': [
    `update project set state = 'refining' where state = 'signing'`,
    `update project set state = 'delivering' where state = 'refining'`,
    `update project set state = 'pooled' where state = 'refining'`,
    `update plan set state = 'draft' where state = 'approved'`,
    'delete from plan',
  ],
  'plan.as-promised': [
    `update plan set budget = jsonb_set(budget, '{0,amountFen}', '1')`,
    `update plan set budget = jsonb_set(budget, '{0,source}', '"own"') where state = 'approved'`,
    `update plan set budget = '[]' where state = 'submitted'`,
  ],
  'plan.milestones': [
    'delete from milestone where position = 1',
    'delete from milestone where position = 0',
    `update milestone set title = '另一个里程碑' where position = 1`,
    `update milestone set evidence = '什么都不用交' where position > 0`,
    'update milestone set due_on = due_on + 1',
    'update milestone set share_percent = share_percent + 1',
    `update plan set state = 'submitted' where state = 'approved'`,
    `update plan set milestones = milestones - 0 where state = 'approved'`,
  ],
  'plan.tranches-are-grant': [
    'update milestone set tranche_fen = tranche_fen + 1 where position = 1',
    'update milestone set share_percent = share_percent - 1 where position = 0',
    'delete from milestone where position = 2',
  ],
  'plan.four-eyes': [
    `insert into membership (network_id, id, organisation_id, person_id, role, since)
       select l.network_id, gen_random_uuid(), p.organisation_id, l.decided_by, 'member', l.submitted_at - interval '1 year'
         from plan l join project p on p.id = l.project_id where l.state = 'approved'
       on conflict do nothing`,
    `alter table plan drop constraint plan_four_eyes; update plan set decided_by = submitted_by where state = 'approved'`,
  ],
  'plan.deadlines': [
    `delete from deadline where kind = 'plan.check'`,
    `update deadline set path = '/nowhere/' where kind = 'plan.check'`,
    `update deadline d set due_at = l.submitted_at from plan l where d.kind = 'plan.check' and l.project_id = d.subject_id`,
    `update plan set state = 'draft' where state = 'submitted'`,
    `update project set state = 'ended' where state = 'refining'`,
  ],
  'agreement.drawn': [
    'delete from agreement_party; delete from agreement',
    `update agreement set state = 'void' where state = 'drawn'`,
    `update agreement set state = 'drawn' where state = 'void'`,
    `update agreement set state = 'ended' where state = 'concluded'`,
    `update project set state = 'refining' where state = 'signing'`,
    `update project set state = 'delivering' where state = 'signing'`,
  ],
  'agreement.confirmed-by-all': [
    `update agreement_party set confirmed_by = null, confirmed_at = null where role = 'platform'`,
    `update agreement set state = 'scanned', concluded_at = null where state = 'concluded'`,
    `update agreement set state = 'drawn' where state = 'scanned'`,
    `delete from agreement_party where role = 'payer'`,
    `alter table agreement_party drop constraint agreement_party_other_hands;
       update agreement_party set confirmed_by = (select id from person limit 1) where confirmed_by is not null`,
  ],
  'agreement.scanned': [`delete from file where attached_to_type = 'agreement'`],
  'agreement.as-promised': [
    'update agreement set grant_fen = grant_fen + 1',
    `update agreement set facts = jsonb_set(facts, '{tranches,0,amountFen}', '1')`,
    `update agreement set facts = jsonb_set(facts, '{parties,0,pays,0,amountFen}', '1')`,
  ],
  'agreement.pledges-agreed': [
    `update pledge set state = 'made' where state = 'agreed'`,
    `update pledge set state = 'agreed' where state = 'made'`,
    `update agreement set state = 'scanned', concluded_at = null where state = 'concluded'`,
  ],
}
