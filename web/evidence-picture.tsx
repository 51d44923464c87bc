import type { Evidence } from '#domain/evidence'
import { cropAround } from './crop.ts'
import type { ShownPicture } from './shown-picture.ts'

// Pixels of the screen a point: 9-point type is as large as the text beside it, and a picture of 150 dpi is still sharp.
const largestScale = 1.6
// A certificate would fill the screen otherwise; its page can be opened.
const maxPixels = 480

/** The words where they stand: a part of the page with a box around them. The quote beside it says the same in text. */
export const EvidencePicture = ({ evidence, picture }: { evidence: Evidence; picture: ShownPicture }) => {
  const { region, href } = picture
  const box = inPoints(evidence.box, picture)
  const crop = inPoints(cropAround(evidence.box, picture), picture)
  const image = inPoints(region, picture)
  const scale = Math.min(largestScale, maxPixels / crop.height)
  return (
    <svg
      class="crop"
      role="img"
      aria-label={`${evidence.from === 'certificate' ? '证书' : '申报材料'}第 ${evidence.page} 页的图像，框出所引文字`}
      viewBox={`${crop.x} ${crop.y} ${crop.width} ${crop.height}`}
      width={Math.round(crop.width * scale)}
      height={Math.round(crop.height * scale)}
    >
      <image href={href} {...image} preserveAspectRatio="none" />
      <rect class="mark" {...box} />
    </svg>
  )
}

const inPoints = ([x0, y0, x1, y1]: readonly [number, number, number, number], page: ShownPicture) => ({
  x: round(x0 * page.width),
  y: round(y0 * page.height),
  width: round((x1 - x0) * page.width),
  height: round((y1 - y0) * page.height),
})

/** Hundredths of a point: a fiftieth of a pixel. */
const round = (points: number): number => Math.round(points * 100) / 100
