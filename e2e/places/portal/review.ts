import type { Place } from '../place.ts'

/** What the public reads of a review. */
export const reviewPlaces: readonly Place[] = [
  {
    name: 'ranking',
    page: '/calls/:code/ranking',
    path: ({ reviews }) => `/calls/${reviews.decided}/ranking`,
  },
  {
    name: 'ranking-not-yet',
    page: '/calls/:code/ranking',
    path: ({ reviews }) => `/calls/${reviews.scoring}/ranking`,
  },
]
