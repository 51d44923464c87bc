import { pick, type Random } from '#match/train/random-choice'
import { personOf } from './cast.ts'
import type { Stories, Story, Supply } from './plan.ts'
import { forged } from './stories/forged.ts'
import { honest } from './stories/honest.ts'
import { honestTexts } from './stories/honest-texts.ts'
import { againstList, honestListed } from './stories/listed.ts'
import { soldTexts } from './stories/sold-texts.ts'
import { claimedTwice } from './stories/twice.ts'

export type { Plan, Story } from './plan.ts'

export const honestStories: Stories = { ...honest, ...honestTexts, ...honestListed }
export const doubtfulStories: Stories = { ...claimedTwice, ...soldTexts, ...againstList, ...forged }

/** Of a hundred applications about a fifth is doubtful, as in a bad year. */
const shareOfDoubtful = 0.12

/** Stories until there are so many applications. The same seed tells the same stories. */
export const tellStories = (applications: number, random: Random): readonly Story[] => {
  const supply = openSupply(random)
  const stories: Story[] = []
  for (let told = 0; told < applications; ) {
    const [name, tell] = pick(random, Object.entries(random() < shareOfDoubtful ? doubtfulStories : honestStories))
    const plans = tell(supply)
    stories.push({ name, plans })
    told += plans.length
  }
  return stories
}

/** Each story once. */
export const tellEachStory = (random: Random): readonly Story[] => {
  const supply = openSupply(random)
  return Object.entries({ ...honestStories, ...doubtfulStories }).map(([name, tell]) => ({ name, plans: tell(supply) }))
}

const openSupply = (random: Random): Supply => {
  let people = 0
  let numbers = 0
  return { random, person: (unit) => personOf(people++, unit), number: () => numbers++ }
}
