import { LARGEST_SIDE } from "@/lib/photos/limits";

/** Smaller files go as they are: the server scales them anyway. */
const WORTH_SCALING = 1.5 * 1024 * 1024;
const QUALITY = 0.85;

/**
 * A large camera photo made smaller before it is sent, to spare a slow line; upright, as the camera held it. Whatever
 * goes wrong, the photo itself comes back: the server is the one that says what is wrong with it.
 */
export async function scaledDown(file: Blob): Promise<Blob> {
  if (file.size <= WORTH_SCALING || !/^image\/(jpeg|png|webp)$/.test(file.type)) return file;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, LARGEST_SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    const context = canvas.getContext("2d");
    if (!context) return file;
    // What is see-through would turn black in a JPEG.
    context.fillStyle = "white";
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.imageSmoothingQuality = "high";
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const scaled = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/jpeg", QUALITY));
    return scaled && scaled.size < file.size ? scaled : file;
  } catch {
    return file;
  }
}
