import { meContract } from '../../../base/me.ts'
import { route, type Route } from '../../../server/module.ts'
import * as contracts from '../contract.ts'
import * as organisations from '../contract-organisation.ts'
import { eraseMe } from './commands/erase.ts'
import { addChild, answerAsGuardian, nameGuardian, removeChild } from './commands/family.ts'
import { addPerson, endGrant, findPerson, giveGrant, resetSecondFactor } from './commands/grant.ts'
import { answerInvitation, changeMember, endMembership, inviteMember, revokeInvitation } from './commands/membership.ts'
import {
  changeOrganisation,
  decideOrganisation,
  registerOrganisation,
  resubmitOrganisation,
} from './commands/organisation.ts'
import { correctMe, createToken, giveConsent, revokeToken, withdrawConsent } from './commands/person.ts'
import { getMe, getMyWholeData } from './queries/me.ts'
import { getGrant, listNodes, pageGrants } from './queries/grant.ts'
import { getOrganisation, getRegistered, pageOrganisations, pageRegister } from './queries/organisation.ts'

export const peopleRoutes: Route[] = [
  route(meContract, getMe),
  route(contracts.getMyData, getMyWholeData),
  route(contracts.correctMe, correctMe),
  route(contracts.eraseMe, eraseMe),
  route(contracts.addChild, addChild),
  route(contracts.removeChild, removeChild),
  route(contracts.nameGuardian, nameGuardian),
  route(contracts.answerAsGuardian, answerAsGuardian),
  route(contracts.giveConsent, giveConsent),
  route(contracts.withdrawConsent, withdrawConsent),
  route(contracts.createToken, createToken),
  route(contracts.revokeToken, revokeToken),
  route(contracts.findPerson, findPerson),
  route(contracts.addPerson, addPerson),
  route(contracts.resetSecondFactor, resetSecondFactor),
  route(contracts.listGrants, pageGrants),
  route(contracts.getGrant, getGrant),
  route(contracts.listNodes, listNodes),
  route(contracts.giveGrant, giveGrant),
  route(contracts.endGrant, endGrant),
  route(organisations.listOrganisations, pageOrganisations),
  route(organisations.getOrganisation, getOrganisation),
  route(organisations.registerOrganisation, registerOrganisation),
  route(organisations.changeOrganisation, changeOrganisation),
  route(organisations.resubmitOrganisation, resubmitOrganisation),
  route(organisations.decideOrganisation, decideOrganisation),
  route(organisations.listRegister, pageRegister),
  route(organisations.getRegistered, getRegistered),
  route(organisations.inviteMember, inviteMember),
  route(organisations.revokeInvitation, revokeInvitation),
  route(organisations.answerInvitation, answerInvitation),
  route(organisations.changeMember, changeMember),
  route(organisations.endMembership, endMembership),
]
