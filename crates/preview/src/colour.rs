//! The colours of a picture: sixteen shades from its ground to white.

/// How many shades a picture has; four bits a pixel.
pub(crate) const SHADES: u8 = 16;

/// The lightest shade: text that matters.
pub(crate) const WHITE: u8 = SHADES - 1;

/// The site's own ground: its accent, deepened (`--accent-deep` of style/tokens.css).
const OWN: [u8; 3] = [0x07, 0x46, 0x41];

/// The sectors' colours, as `--sector-1` to `--sector-8` of style/tokens.css by day.
const SECTORS: [[u8; 3]; 8] = [
    [0x0b, 0x6b, 0x62],
    [0x1f, 0x5f, 0xa8],
    [0x7a, 0x3d, 0x8a],
    [0xa1, 0x41, 0x2a],
    [0x58, 0x67, 0x14],
    [0xa3, 0x2d, 0x5c],
    [0x80, 0x53, 0x0b],
    [0x49, 0x59, 0x68],
];

/// The palette of a ground: red, green and blue of each shade.
pub(crate) fn palette(colour: u8) -> Vec<u8> {
    let ground = usize::from(colour)
        .checked_sub(1)
        .and_then(|at| SECTORS.get(at))
        .unwrap_or(&OWN);
    let mix = |from: u8, shade: u8| {
        let (from, shade, white) = (u16::from(from), u16::from(shade), u16::from(WHITE));
        // At most 255, so that nothing is lost.
        u8::try_from((from * (white - shade) + 255 * shade) / white).unwrap_or(u8::MAX)
    };
    (0..SHADES)
        .flat_map(|shade| ground.map(|part| mix(part, shade)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance (WCAG 2.2).
    fn luminance(colour: &[u8]) -> f64 {
        let part = |at: usize| {
            let value = f64::from(colour[at]) / 255.0;
            if value <= 0.040_45 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * part(0) + 0.7152 * part(1) + 0.0722 * part(2)
    }

    fn contrast(palette: &[u8], light: u8, dark: u8) -> f64 {
        let of = |shade: u8| luminance(&palette[usize::from(shade) * 3..][..3]);
        (of(light) + 0.05) / (of(dark) + 0.05)
    }

    #[test]
    fn text_stands_out_from_every_ground_and_from_what_adorns_it() {
        for colour in 0..=9 {
            let palette = palette(colour);
            assert_eq!(palette.len(), usize::from(SHADES) * 3);
            for ground in [0, crate::painter::ORNAMENT] {
                assert!(contrast(&palette, WHITE, ground) >= 4.5, "{colour}");
                assert!(
                    contrast(&palette, crate::painter::SOFT, ground) >= 4.5,
                    "{colour} {ground}: {}",
                    contrast(&palette, crate::painter::SOFT, ground)
                );
            }
        }
    }
}
