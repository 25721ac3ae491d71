// A phone's picture is ten times what one request may carry. It is made smaller where it is, before it is sent; without
// JavaScript the form says what the limit is.

/** Wide enough for any page of a scenario. */
const MOST_PIXELS = 1600;
/** Tried in this order until the file fits: first a little less quality, then fewer pixels. */
const QUALITIES = [0.85, 0.7, 0.55];
const SMALLEST_PIXELS = 320;

/**
 * The picture in at most `most` bytes, as WebP or JPEG; null where it is none that this browser can draw, or nothing
 * helps.
 * @param as `jpeg` where the picture is kept as a document that any program has to open
 */
export async function shrinkPicture(
	file: File,
	most: number,
	as: 'smallest' | 'jpeg' = 'smallest'
): Promise<{ file: File; width: number; height: number } | null> {
	const picture = await createImageBitmap(file).catch(() => null);
	if (!picture) return null;
	try {
		for (let longest = MOST_PIXELS; longest >= SMALLEST_PIXELS; longest = Math.floor(longest * 0.7)) {
			const share = Math.min(1, longest / Math.max(picture.width, picture.height));
			const [width, height] = [Math.round(picture.width * share), Math.round(picture.height * share)];
			for (const quality of QUALITIES) {
				const blob = await drawn(picture, width, height, quality, as);
				if (blob && blob.size <= most)
					return {
						file: new File([blob], renamed(file.name, blob.type), { type: blob.type }),
						width,
						height
					};
			}
		}
		return null;
	} finally {
		picture.close();
	}
}

async function drawn(
	picture: ImageBitmap,
	width: number,
	height: number,
	quality: number,
	as: 'smallest' | 'jpeg'
): Promise<Blob | null> {
	const canvas = document.createElement('canvas');
	canvas.width = Math.max(1, width);
	canvas.height = Math.max(1, height);
	const context = canvas.getContext('2d');
	if (!context) return null;
	const write = (type: string) => new Promise<Blob | null>((done) => canvas.toBlob(done, type, quality));
	context.drawImage(picture, 0, 0, canvas.width, canvas.height);
	const webp = as === 'jpeg' ? null : await write('image/webp');
	// A browser that cannot write WebP answers with a PNG, which would be no smaller.
	if (webp?.type === 'image/webp') return webp;
	// A JPEG has no see-through parts; white is laid behind them.
	context.globalCompositeOperation = 'destination-over';
	context.fillStyle = '#ffffff';
	context.fillRect(0, 0, canvas.width, canvas.height);
	return write('image/jpeg');
}

const renamed = (name: string, type: string) =>
	`${name.replace(/\.[^.]*$/, '')}.${type === 'image/webp' ? 'webp' : 'jpg'}`;

/** `2.4 MB`, `310 KB` */
export const sizeInWords = (bytes: number) =>
	bytes >= 1024 * 1024
		? `${(bytes / 1024 / 1024).toFixed(1)} MB`
		: `${Math.max(1, Math.round(bytes / 1024))} KB`;
