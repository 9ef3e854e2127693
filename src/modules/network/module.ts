import type { Module } from '../../server/module.ts'
import { networkEvents } from './network.ts'
import { demonstrateNetwork } from './server/demonstration.ts'
import { networkRoutes } from './server/routes.ts'

export const networkModule: Module = {
  name: 'network',
  events: networkEvents,
  routes: networkRoutes,
  demonstrate: demonstrateNetwork,
}
