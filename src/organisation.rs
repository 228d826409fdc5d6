//! Whose forms these are: name, unit and logo in the letterhead.

use typst::foundations::Bytes;
use typst::visualize::{
    ExchangeFormat, ImageFormat, RasterFormat, RasterImage, SvgImage, VectorFormat,
};

use crate::form::text::{clean, forbidden};
use crate::render::first_without_glyph;

/// The largest logo, in bytes.
pub const MAX_LOGO_BYTES: usize = 2 * 1024 * 1024;

/// What stands in the letterhead.
#[derive(Clone, Debug)]
pub struct Organisation {
    name: String,
    unit: Option<String>,
    address: Option<String>,
    logo: Option<Logo>,
}

/// A part of the letterhead that cannot be printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the {part} cannot be printed")]
pub struct Unprintable {
    /// `name`, `unit` or `address`.
    pub part: &'static str,
}

impl Organisation {
    /// An organisation without a logo.
    ///
    /// # Errors
    ///
    /// The part that is empty, or holds a character that cannot be printed.
    pub fn new(
        name: &str,
        unit: Option<&str>,
        address: Option<&str>,
    ) -> Result<Organisation, Unprintable> {
        let printable = |part: &'static str, text: &str| {
            let text = clean(text);
            let broken = text.is_empty()
                || text.chars().count() > 200
                || forbidden(&text).is_some()
                || first_without_glyph(&text).is_some();
            if broken { Err(Unprintable { part }) } else { Ok(text) }
        };
        Ok(Organisation {
            name: printable("name", name)?,
            unit: unit.map(|unit| printable("unit", unit)).transpose()?,
            address: address.map(|address| printable("address", address)).transpose()?,
            logo: None,
        })
    }

    /// The same organisation with its logo.
    pub fn with_logo(self, logo: Logo) -> Organisation {
        Organisation { logo: Some(logo), ..self }
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The kindergarten or office.
    pub fn unit(&self) -> Option<&str> {
        self.unit.as_deref()
    }

    /// Its address in one line.
    pub fn address(&self) -> Option<&str> {
        self.address.as_deref()
    }

    /// Its logo.
    pub fn logo(&self) -> Option<&Logo> {
        self.logo.as_ref()
    }
}

/// A picture that Typst can draw: SVG, PNG, JPEG, GIF or WebP.
#[derive(Clone)]
pub struct Logo {
    path: &'static str,
    bytes: Bytes,
}

/// Why a file is not a logo.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LogoError {
    /// It is no picture of a kind that can be drawn, or a damaged one.
    #[error("not a picture")]
    NotAPicture,
    /// It is larger than [`MAX_LOGO_BYTES`].
    #[error("too large")]
    TooLarge,
}

impl Logo {
    /// Takes the bytes of a picture and tries them.
    ///
    /// # Errors
    ///
    /// When they are no picture, or one that is too large.
    pub fn new(bytes: Vec<u8>) -> Result<Logo, LogoError> {
        if bytes.len() > MAX_LOGO_BYTES {
            return Err(LogoError::TooLarge);
        }
        let format = ImageFormat::detect(&bytes).ok_or(LogoError::NotAPicture)?;
        let bytes = Bytes::new(bytes);
        let (path, readable) = match format {
            ImageFormat::Vector(VectorFormat::Svg) => {
                ("/logo.svg", SvgImage::new(bytes.clone()).is_ok())
            }
            ImageFormat::Raster(RasterFormat::Exchange(format)) => {
                let path = match format {
                    ExchangeFormat::Png => "/logo.png",
                    ExchangeFormat::Jpg => "/logo.jpg",
                    ExchangeFormat::Gif => "/logo.gif",
                    ExchangeFormat::Webp => "/logo.webp",
                };
                (path, RasterImage::plain(bytes.clone(), format).is_ok())
            }
            _ => return Err(LogoError::NotAPicture),
        };
        if readable { Ok(Logo { path, bytes }) } else { Err(LogoError::NotAPicture) }
    }

    /// Its path in the virtual project.
    pub fn path(&self) -> &'static str {
        self.path
    }

    /// Its bytes.
    pub fn bytes(&self) -> &Bytes {
        &self.bytes
    }
}

impl std::fmt::Debug for Logo {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Logo({}, {} bytes)", self.path, self.bytes.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pictures_are_logos() {
        let svg = b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><path d='M0 0h9v9z'/></svg>";
        assert_eq!(Logo::new(svg.to_vec()).expect("an SVG").path(), "/logo.svg");
        for broken in [&b"dette er ikke et bilde"[..], b"", b"\x89PNG\r\n\x1a\nstump", b"%PDF-1.7"]
        {
            assert_eq!(Logo::new(broken.to_vec()).err(), Some(LogoError::NotAPicture));
        }
        assert_eq!(Logo::new(vec![0; MAX_LOGO_BYTES + 1]).err(), Some(LogoError::TooLarge));
    }

    #[test]
    fn letterheads_are_printable() {
        assert!(Organisation::new("Eksempel kommune", Some("Blåklokka barnehage"), None).is_ok());
        for (name, unit) in [("", None), (" ", None), ("A\u{202E}B", None), ("Kommune", Some("👶"))]
        {
            assert!(Organisation::new(name, unit, None).is_err());
        }
    }
}
