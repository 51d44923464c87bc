/** Provinces by the name that stands without 省 or 自治区, and the cities of Guangxi, which its forms name without 市. */
export const provinces =
  '北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门'.split(
    '|',
  )
export const guangxiCities = '南宁|柳州|桂林|梧州|北海|防城港|钦州|贵港|玉林|百色|贺州|河池|来宾|崇左'.split('|')

const known = [...provinces, ...guangxiCities].join('|')

/** Words that end like a place and are none: 智慧城市, 园区, 社区. */
const notPlaces =
  /(?:城|都|夜|超|股|上|楼|门|海)市$|(?:园|社|小|校|库|山|矿|城|灾|景|片|新|老|地|场|厂|林|灌|牧|流域|特|湿|缓冲|开发|保护|试验|示范|工业)区$|(?:乡|新农|农|山)村$|城乡$/

const suffix = '省|壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区|自治州|自治县|地区|市|县|区|镇|乡|村'

const nextPlace = new RegExp(`^(?:(?:${known})(?:${suffix})?|[\\p{Script=Han}]{2,5}?(?:${suffix}))`, 'u')
const knownPlace = new RegExp(`^(?:${known})`, 'u')

/** The chain of places that a name begins with: 陇原省临泽市交通规划设计院 → 陇原省临泽市. Empty when there is none. */
export const leadingPlace = (text: string): string => {
  let rest = text
  let place = ''
  for (;;) {
    const next = nextPlace.exec(rest)?.[0]
    if (!next || notPlaces.test(next)) return place
    // 市政, 县级, 区域, 村镇: the suffix is the beginning of a word.
    if (/^(?:政|级|域|场|民|属|集|庄|委)/.test(rest.slice(next.length)) && /(?<!自治)[省市县区镇乡村]$/.test(next))
      return place + (knownPlace.exec(next)?.[0] ?? '')
    place += next
    rest = rest.slice(next.length)
  }
}

const anyKnown = new RegExp(known, 'gu')

/** Places that a text names: its leading chain and every known province or city inside. */
export const placesIn = (text: string): readonly string[] => {
  const leading = leadingPlace(text)
  return [...(leading ? [leading] : []), ...(text.slice(leading.length).match(anyKnown) ?? [])]
}
