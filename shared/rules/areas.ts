import { normalise } from '#text/normalise'
import { guangxiCities } from '#text/regions'

/** Places of 市 and of 县/区 rank that a text names. */
interface Area {
  readonly cities: readonly string[]
  readonly counties: readonly string[]
}

const county = /([\p{Script=Han}]{2,9}?(?:自治县|县|区))/gu
/** Words that end like a county and are none; an area that is a class of counties names none of them. */
const notCounties = /帮扶县|贫困县|自治区|全区|本区|地区|园区|校区|社区|开发区|边远|艰苦|县以下|各县/

const areaOf = (text: string): Area => {
  const plain = normalise(text).replace(/广西壮族自治区|广西/g, '')
  const cities = guangxiCities.filter((city) => plain.includes(city))
  const rest = cities.reduce((left, city) => left.replaceAll(city, '，'), plain).replace(/[，市]/g, ' ')
  const found = [...rest.matchAll(county)].map(([, name = '']) => name)
  return { cities, counties: found.filter((name) => !notCounties.test(name)).map(stemOf) }
}

/** 武鸣县 became 武鸣区, 环江毛南族自治县 is 环江县 for short. */
const stemOf = (name: string): string =>
  name
    .replace(/(?:自治县|县|区)$/, '')
    .replace(/(?:壮|瑶|苗|侗|毛南|仫佬|各|回|彝|仡佬|京|水)*(?:族)?$/, (people) =>
      people.endsWith('族') ? '' : people,
    )

export type Placement = 'inside' | 'outside' | 'unclear'

/** Whether a place of work lies in an area (证书适用范围). Only two named places of one rank decide against it. */
export const placeIn = (scope: string, workPlace: string): Placement => {
  const [area, work] = [areaOf(scope), areaOf(workPlace)]
  if (area.counties.length > 0) {
    if (area.counties.some((name) => normalise(workPlace).includes(name))) return 'inside'
    if (work.counties.length > 0) return 'outside'
    return differ(area.cities, work.cities) ? 'outside' : 'unclear'
  }
  if (area.cities.length === 0) return 'unclear'
  if (area.cities.some((city) => work.cities.includes(city))) return 'inside'
  return differ(area.cities, work.cities) ? 'outside' : 'unclear'
}

const differ = (some: readonly string[], others: readonly string[]): boolean =>
  some.length > 0 && others.length > 0 && !some.some((one) => others.includes(one))

/** The words say that the title is valid in its area only, whatever the area is. */
export const saysRegional = (scope: string): boolean => /定向|乡村振兴|帮扶县|艰苦边远|县以下基层/.test(scope)
